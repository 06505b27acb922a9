/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EReference;

/**
 * <!-- begin-user-doc -->
 * The <b>Package</b> for the model.
 * It contains accessors for the meta objects to represent
 * <ul>
 *   <li>each class,</li>
 *   <li>each feature of each class,</li>
 *   <li>each operation of each class,</li>
 *   <li>each enum,</li>
 *   <li>and each data type</li>
 * </ul>
 * <!-- end-user-doc -->
 * @see org.rangescope.model.ModelFactory
 * @model kind="package"
 * @generated
 */
public interface ModelPackage extends EPackage {
	/**
	 * The package name.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	String eNAME = "model";

	/**
	 * The package namespace URI.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	String eNS_URI = "http://rangescope.org/model/1";

	/**
	 * The package namespace name.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	String eNS_PREFIX = "rangescope";

	/**
	 * The singleton instance of the package.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	ModelPackage eINSTANCE = org.rangescope.model.impl.ModelPackageImpl.init();

	/**
	 * The meta object id for the '{@link org.rangescope.model.impl.CaptureImpl <em>Capture</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.model.impl.CaptureImpl
	 * @see org.rangescope.model.impl.ModelPackageImpl#getCapture()
	 * @generated
	 */
	int CAPTURE = 0;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE__NAME = 0;

	/**
	 * The feature id for the '<em><b>Verdict</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE__VERDICT = 1;

	/**
	 * The feature id for the '<em><b>Summary</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE__SUMMARY = 2;

	/**
	 * The feature id for the '<em><b>State</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE__STATE = 3;

	/**
	 * The feature id for the '<em><b>Reason</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE__REASON = 4;

	/**
	 * The feature id for the '<em><b>Start Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE__START_NS = 5;

	/**
	 * The feature id for the '<em><b>End Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE__END_NS = 6;

	/**
	 * The feature id for the '<em><b>Complete</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE__COMPLETE = 7;

	/**
	 * The feature id for the '<em><b>Events</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE__EVENTS = 8;

	/**
	 * The feature id for the '<em><b>Lost</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE__LOST = 9;

	/**
	 * The feature id for the '<em><b>Target</b></em>' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE__TARGET = 10;

	/**
	 * The feature id for the '<em><b>Buffers</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE__BUFFERS = 11;

	/**
	 * The feature id for the '<em><b>More Buffers</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE__MORE_BUFFERS = 12;

	/**
	 * The feature id for the '<em><b>More Released</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE__MORE_RELEASED = 13;

	/**
	 * The feature id for the '<em><b>Findings</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE__FINDINGS = 14;

	/**
	 * The number of structural features of the '<em>Capture</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE_FEATURE_COUNT = 15;

	/**
	 * The number of operations of the '<em>Capture</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int CAPTURE_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link org.rangescope.model.impl.TargetImpl <em>Target</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.model.impl.TargetImpl
	 * @see org.rangescope.model.impl.ModelPackageImpl#getTarget()
	 * @generated
	 */
	int TARGET = 1;

	/**
	 * The feature id for the '<em><b>Host</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TARGET__HOST = 0;

	/**
	 * The feature id for the '<em><b>Kernel Release</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TARGET__KERNEL_RELEASE = 1;

	/**
	 * The feature id for the '<em><b>Architecture</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TARGET__ARCHITECTURE = 2;

	/**
	 * The feature id for the '<em><b>Adapters</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TARGET__ADAPTERS = 3;

	/**
	 * The feature id for the '<em><b>Hooks Attached</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TARGET__HOOKS_ATTACHED = 4;

	/**
	 * The feature id for the '<em><b>Hooks Missing</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TARGET__HOOKS_MISSING = 5;

	/**
	 * The feature id for the '<em><b>Range Times</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TARGET__RANGE_TIMES = 6;

	/**
	 * The feature id for the '<em><b>Pointers Hashed</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TARGET__POINTERS_HASHED = 7;

	/**
	 * The feature id for the '<em><b>Losses</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TARGET__LOSSES = 8;

	/**
	 * The number of structural features of the '<em>Target</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TARGET_FEATURE_COUNT = 9;

	/**
	 * The number of operations of the '<em>Target</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int TARGET_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link org.rangescope.model.impl.LossImpl <em>Loss</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.model.impl.LossImpl
	 * @see org.rangescope.model.impl.ModelPackageImpl#getLoss()
	 * @generated
	 */
	int LOSS = 2;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOSS__NAME = 0;

	/**
	 * The feature id for the '<em><b>Count</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOSS__COUNT = 1;

	/**
	 * The number of structural features of the '<em>Loss</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOSS_FEATURE_COUNT = 2;

	/**
	 * The number of operations of the '<em>Loss</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int LOSS_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link org.rangescope.model.impl.BufferImpl <em>Buffer</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.model.impl.BufferImpl
	 * @see org.rangescope.model.impl.ModelPackageImpl#getBuffer()
	 * @generated
	 */
	int BUFFER = 3;

	/**
	 * The feature id for the '<em><b>Capture</b></em>' container reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__CAPTURE = 0;

	/**
	 * The feature id for the '<em><b>Row</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__ROW = 1;

	/**
	 * The feature id for the '<em><b>Exporter</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__EXPORTER = 2;

	/**
	 * The feature id for the '<em><b>Inode</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__INODE = 3;

	/**
	 * The feature id for the '<em><b>Identity</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__IDENTITY = 4;

	/**
	 * The feature id for the '<em><b>Size Bytes</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__SIZE_BYTES = 5;

	/**
	 * The feature id for the '<em><b>Exported Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__EXPORTED_NS = 6;

	/**
	 * The feature id for the '<em><b>Released Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__RELEASED_NS = 7;

	/**
	 * The feature id for the '<em><b>Task</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__TASK = 8;

	/**
	 * The feature id for the '<em><b>Stack</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__STACK = 9;

	/**
	 * The feature id for the '<em><b>Live</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__LIVE = 10;

	/**
	 * The feature id for the '<em><b>Leaked</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__LEAKED = 11;

	/**
	 * The feature id for the '<em><b>Exposed Bytes</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__EXPOSED_BYTES = 12;

	/**
	 * The feature id for the '<em><b>Troubled</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__TROUBLED = 13;

	/**
	 * The feature id for the '<em><b>Attachments</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__ATTACHMENTS = 14;

	/**
	 * The feature id for the '<em><b>More Attachments</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER__MORE_ATTACHMENTS = 15;

	/**
	 * The number of structural features of the '<em>Buffer</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER_FEATURE_COUNT = 16;

	/**
	 * The number of operations of the '<em>Buffer</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BUFFER_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link org.rangescope.model.impl.AttachmentImpl <em>Attachment</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.model.impl.AttachmentImpl
	 * @see org.rangescope.model.impl.ModelPackageImpl#getAttachment()
	 * @generated
	 */
	int ATTACHMENT = 4;

	/**
	 * The feature id for the '<em><b>Buffer</b></em>' container reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__BUFFER = 0;

	/**
	 * The feature id for the '<em><b>Row</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__ROW = 1;

	/**
	 * The feature id for the '<em><b>Device</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__DEVICE = 2;

	/**
	 * The feature id for the '<em><b>Driver</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__DRIVER = 3;

	/**
	 * The feature id for the '<em><b>Interconnect</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__INTERCONNECT = 4;

	/**
	 * The feature id for the '<em><b>Adapters</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__ADAPTERS = 5;

	/**
	 * The feature id for the '<em><b>Flags</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__FLAGS = 6;

	/**
	 * The feature id for the '<em><b>Identity</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__IDENTITY = 7;

	/**
	 * The feature id for the '<em><b>Attached Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__ATTACHED_NS = 8;

	/**
	 * The feature id for the '<em><b>Detached Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__DETACHED_NS = 9;

	/**
	 * The feature id for the '<em><b>Task</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__TASK = 10;

	/**
	 * The feature id for the '<em><b>Stack</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__STACK = 11;

	/**
	 * The feature id for the '<em><b>Maps</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__MAPS = 12;

	/**
	 * The feature id for the '<em><b>Failed</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__FAILED = 13;

	/**
	 * The feature id for the '<em><b>Live</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__LIVE = 14;

	/**
	 * The feature id for the '<em><b>Leaked</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__LEAKED = 15;

	/**
	 * The feature id for the '<em><b>Exposed Bytes</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__EXPOSED_BYTES = 16;

	/**
	 * The feature id for the '<em><b>Mappings</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__MAPPINGS = 17;

	/**
	 * The feature id for the '<em><b>More Live</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__MORE_LIVE = 18;

	/**
	 * The feature id for the '<em><b>Ended</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT__ENDED = 19;

	/**
	 * The number of structural features of the '<em>Attachment</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT_FEATURE_COUNT = 20;

	/**
	 * The number of operations of the '<em>Attachment</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ATTACHMENT_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link org.rangescope.model.impl.MappingImpl <em>Mapping</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.model.impl.MappingImpl
	 * @see org.rangescope.model.impl.ModelPackageImpl#getMapping()
	 * @generated
	 */
	int MAPPING = 5;

	/**
	 * The feature id for the '<em><b>Attachment</b></em>' container reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__ATTACHMENT = 0;

	/**
	 * The feature id for the '<em><b>Row</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__ROW = 1;

	/**
	 * The feature id for the '<em><b>Serial</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__SERIAL = 2;

	/**
	 * The feature id for the '<em><b>Adapter</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__ADAPTER = 3;

	/**
	 * The feature id for the '<em><b>State</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__STATE = 4;

	/**
	 * The feature id for the '<em><b>Leaked</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__LEAKED = 5;

	/**
	 * The feature id for the '<em><b>Identity</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__IDENTITY = 6;

	/**
	 * The feature id for the '<em><b>Mapped Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__MAPPED_NS = 7;

	/**
	 * The feature id for the '<em><b>Returned Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__RETURNED_NS = 8;

	/**
	 * The feature id for the '<em><b>Population Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__POPULATION_NS = 9;

	/**
	 * The feature id for the '<em><b>Blocked Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__BLOCKED_NS = 10;

	/**
	 * The feature id for the '<em><b>Bytes</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__BYTES = 11;

	/**
	 * The feature id for the '<em><b>Error</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__ERROR = 12;

	/**
	 * The feature id for the '<em><b>Range Count</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__RANGE_COUNT = 13;

	/**
	 * The feature id for the '<em><b>Pattern</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__PATTERN = 14;

	/**
	 * The feature id for the '<em><b>Interconnect</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__INTERCONNECT = 15;

	/**
	 * The feature id for the '<em><b>Device</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__DEVICE = 16;

	/**
	 * The feature id for the '<em><b>Direction</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__DIRECTION = 17;

	/**
	 * The feature id for the '<em><b>Flags</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__FLAGS = 18;

	/**
	 * The feature id for the '<em><b>Task</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__TASK = 19;

	/**
	 * The feature id for the '<em><b>Call Site</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__CALL_SITE = 20;

	/**
	 * The feature id for the '<em><b>Stack</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__STACK = 21;

	/**
	 * The feature id for the '<em><b>Unmapped Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__UNMAPPED_NS = 22;

	/**
	 * The feature id for the '<em><b>Unmapped By</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__UNMAPPED_BY = 23;

	/**
	 * The feature id for the '<em><b>Ranges</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__RANGES = 24;

	/**
	 * The feature id for the '<em><b>More Ranges</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__MORE_RANGES = 25;

	/**
	 * The feature id for the '<em><b>Ranges Loaded</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__RANGES_LOADED = 26;

	/**
	 * The feature id for the '<em><b>Findings</b></em>' reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING__FINDINGS = 27;

	/**
	 * The number of structural features of the '<em>Mapping</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING_FEATURE_COUNT = 28;

	/**
	 * The number of operations of the '<em>Mapping</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int MAPPING_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link org.rangescope.model.impl.RangeImpl <em>Range</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.model.impl.RangeImpl
	 * @see org.rangescope.model.impl.ModelPackageImpl#getRange()
	 * @generated
	 */
	int RANGE = 6;

	/**
	 * The feature id for the '<em><b>Index</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RANGE__INDEX = 0;

	/**
	 * The feature id for the '<em><b>Start</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RANGE__START = 1;

	/**
	 * The feature id for the '<em><b>End</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RANGE__END = 2;

	/**
	 * The feature id for the '<em><b>Length Bytes</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RANGE__LENGTH_BYTES = 3;

	/**
	 * The feature id for the '<em><b>Populated Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RANGE__POPULATED_NS = 4;

	/**
	 * The feature id for the '<em><b>How</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RANGE__HOW = 5;

	/**
	 * The number of structural features of the '<em>Range</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RANGE_FEATURE_COUNT = 6;

	/**
	 * The number of operations of the '<em>Range</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int RANGE_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link org.rangescope.model.impl.FindingImpl <em>Finding</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.model.impl.FindingImpl
	 * @see org.rangescope.model.impl.ModelPackageImpl#getFinding()
	 * @generated
	 */
	int FINDING = 7;

	/**
	 * The feature id for the '<em><b>Capture</b></em>' container reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__CAPTURE = 0;

	/**
	 * The feature id for the '<em><b>Number</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__NUMBER = 1;

	/**
	 * The feature id for the '<em><b>Rule Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__RULE_ID = 2;

	/**
	 * The feature id for the '<em><b>Severity</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__SEVERITY = 3;

	/**
	 * The feature id for the '<em><b>Verdict</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__VERDICT = 4;

	/**
	 * The feature id for the '<em><b>Leak</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__LEAK = 5;

	/**
	 * The feature id for the '<em><b>Sentence</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__SENTENCE = 6;

	/**
	 * The feature id for the '<em><b>Evidence</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__EVIDENCE = 7;

	/**
	 * The feature id for the '<em><b>Checks</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__CHECKS = 8;

	/**
	 * The feature id for the '<em><b>Certainty</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__CERTAINTY = 9;

	/**
	 * The feature id for the '<em><b>Related</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__RELATED = 10;

	/**
	 * The feature id for the '<em><b>Call Site</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__CALL_SITE = 11;

	/**
	 * The feature id for the '<em><b>Stack</b></em>' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__STACK = 12;

	/**
	 * The feature id for the '<em><b>Bytes</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__BYTES = 13;

	/**
	 * The feature id for the '<em><b>First Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__FIRST_NS = 14;

	/**
	 * The feature id for the '<em><b>Last Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__LAST_NS = 15;

	/**
	 * The feature id for the '<em><b>Mapping Rows</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__MAPPING_ROWS = 16;

	/**
	 * The feature id for the '<em><b>Attachment Rows</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING__ATTACHMENT_ROWS = 17;

	/**
	 * The number of structural features of the '<em>Finding</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING_FEATURE_COUNT = 18;

	/**
	 * The number of operations of the '<em>Finding</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int FINDING_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link org.rangescope.model.CaptureState <em>Capture State</em>}' enum.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.model.CaptureState
	 * @see org.rangescope.model.impl.ModelPackageImpl#getCaptureState()
	 * @generated
	 */
	int CAPTURE_STATE = 8;

	/**
	 * The meta object id for the '<em>Mapping State</em>' data type.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.core.store.MappingState
	 * @see org.rangescope.model.impl.ModelPackageImpl#getMappingState()
	 * @generated
	 */
	int MAPPING_STATE = 9;

	/**
	 * The meta object id for the '<em>Population Source</em>' data type.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.core.store.PopulationSource
	 * @see org.rangescope.model.impl.ModelPackageImpl#getPopulationSource()
	 * @generated
	 */
	int POPULATION_SOURCE = 10;

	/**
	 * The meta object id for the '<em>Severity</em>' data type.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.core.rules.Severity
	 * @see org.rangescope.model.impl.ModelPackageImpl#getSeverity()
	 * @generated
	 */
	int SEVERITY = 11;

	/**
	 * The meta object id for the '<em>Verdict</em>' data type.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.core.rules.Verdict
	 * @see org.rangescope.model.impl.ModelPackageImpl#getVerdict()
	 * @generated
	 */
	int VERDICT = 12;

	/**
	 * The meta object id for the '<em>Rows</em>' data type.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.model.impl.ModelPackageImpl#getRows()
	 * @generated
	 */
	int ROWS = 13;


	/**
	 * Returns the meta object for class '{@link org.rangescope.model.Capture <em>Capture</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Capture</em>'.
	 * @see org.rangescope.model.Capture
	 * @generated
	 */
	EClass getCapture();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Capture#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.rangescope.model.Capture#getName()
	 * @see #getCapture()
	 * @generated
	 */
	EAttribute getCapture_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Capture#getVerdict <em>Verdict</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Verdict</em>'.
	 * @see org.rangescope.model.Capture#getVerdict()
	 * @see #getCapture()
	 * @generated
	 */
	EAttribute getCapture_Verdict();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Capture#getSummary <em>Summary</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Summary</em>'.
	 * @see org.rangescope.model.Capture#getSummary()
	 * @see #getCapture()
	 * @generated
	 */
	EAttribute getCapture_Summary();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Capture#getState <em>State</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>State</em>'.
	 * @see org.rangescope.model.Capture#getState()
	 * @see #getCapture()
	 * @generated
	 */
	EAttribute getCapture_State();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Capture#getReason <em>Reason</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Reason</em>'.
	 * @see org.rangescope.model.Capture#getReason()
	 * @see #getCapture()
	 * @generated
	 */
	EAttribute getCapture_Reason();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Capture#getStartNs <em>Start Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Start Ns</em>'.
	 * @see org.rangescope.model.Capture#getStartNs()
	 * @see #getCapture()
	 * @generated
	 */
	EAttribute getCapture_StartNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Capture#getEndNs <em>End Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>End Ns</em>'.
	 * @see org.rangescope.model.Capture#getEndNs()
	 * @see #getCapture()
	 * @generated
	 */
	EAttribute getCapture_EndNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Capture#isComplete <em>Complete</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Complete</em>'.
	 * @see org.rangescope.model.Capture#isComplete()
	 * @see #getCapture()
	 * @generated
	 */
	EAttribute getCapture_Complete();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Capture#getEvents <em>Events</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Events</em>'.
	 * @see org.rangescope.model.Capture#getEvents()
	 * @see #getCapture()
	 * @generated
	 */
	EAttribute getCapture_Events();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Capture#getLost <em>Lost</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Lost</em>'.
	 * @see org.rangescope.model.Capture#getLost()
	 * @see #getCapture()
	 * @generated
	 */
	EAttribute getCapture_Lost();

	/**
	 * Returns the meta object for the containment reference '{@link org.rangescope.model.Capture#getTarget <em>Target</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference '<em>Target</em>'.
	 * @see org.rangescope.model.Capture#getTarget()
	 * @see #getCapture()
	 * @generated
	 */
	EReference getCapture_Target();

	/**
	 * Returns the meta object for the containment reference list '{@link org.rangescope.model.Capture#getBuffers <em>Buffers</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Buffers</em>'.
	 * @see org.rangescope.model.Capture#getBuffers()
	 * @see #getCapture()
	 * @generated
	 */
	EReference getCapture_Buffers();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Capture#getMoreBuffers <em>More Buffers</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>More Buffers</em>'.
	 * @see org.rangescope.model.Capture#getMoreBuffers()
	 * @see #getCapture()
	 * @generated
	 */
	EAttribute getCapture_MoreBuffers();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Capture#getMoreReleased <em>More Released</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>More Released</em>'.
	 * @see org.rangescope.model.Capture#getMoreReleased()
	 * @see #getCapture()
	 * @generated
	 */
	EAttribute getCapture_MoreReleased();

	/**
	 * Returns the meta object for the containment reference list '{@link org.rangescope.model.Capture#getFindings <em>Findings</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Findings</em>'.
	 * @see org.rangescope.model.Capture#getFindings()
	 * @see #getCapture()
	 * @generated
	 */
	EReference getCapture_Findings();

	/**
	 * Returns the meta object for class '{@link org.rangescope.model.Target <em>Target</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Target</em>'.
	 * @see org.rangescope.model.Target
	 * @generated
	 */
	EClass getTarget();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Target#getHost <em>Host</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Host</em>'.
	 * @see org.rangescope.model.Target#getHost()
	 * @see #getTarget()
	 * @generated
	 */
	EAttribute getTarget_Host();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Target#getKernelRelease <em>Kernel Release</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Kernel Release</em>'.
	 * @see org.rangescope.model.Target#getKernelRelease()
	 * @see #getTarget()
	 * @generated
	 */
	EAttribute getTarget_KernelRelease();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Target#getArchitecture <em>Architecture</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Architecture</em>'.
	 * @see org.rangescope.model.Target#getArchitecture()
	 * @see #getTarget()
	 * @generated
	 */
	EAttribute getTarget_Architecture();

	/**
	 * Returns the meta object for the attribute list '{@link org.rangescope.model.Target#getAdapters <em>Adapters</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Adapters</em>'.
	 * @see org.rangescope.model.Target#getAdapters()
	 * @see #getTarget()
	 * @generated
	 */
	EAttribute getTarget_Adapters();

	/**
	 * Returns the meta object for the attribute list '{@link org.rangescope.model.Target#getHooksAttached <em>Hooks Attached</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Hooks Attached</em>'.
	 * @see org.rangescope.model.Target#getHooksAttached()
	 * @see #getTarget()
	 * @generated
	 */
	EAttribute getTarget_HooksAttached();

	/**
	 * Returns the meta object for the attribute list '{@link org.rangescope.model.Target#getHooksMissing <em>Hooks Missing</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Hooks Missing</em>'.
	 * @see org.rangescope.model.Target#getHooksMissing()
	 * @see #getTarget()
	 * @generated
	 */
	EAttribute getTarget_HooksMissing();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Target#getRangeTimes <em>Range Times</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Range Times</em>'.
	 * @see org.rangescope.model.Target#getRangeTimes()
	 * @see #getTarget()
	 * @generated
	 */
	EAttribute getTarget_RangeTimes();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Target#isPointersHashed <em>Pointers Hashed</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Pointers Hashed</em>'.
	 * @see org.rangescope.model.Target#isPointersHashed()
	 * @see #getTarget()
	 * @generated
	 */
	EAttribute getTarget_PointersHashed();

	/**
	 * Returns the meta object for the containment reference list '{@link org.rangescope.model.Target#getLosses <em>Losses</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Losses</em>'.
	 * @see org.rangescope.model.Target#getLosses()
	 * @see #getTarget()
	 * @generated
	 */
	EReference getTarget_Losses();

	/**
	 * Returns the meta object for class '{@link org.rangescope.model.Loss <em>Loss</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Loss</em>'.
	 * @see org.rangescope.model.Loss
	 * @generated
	 */
	EClass getLoss();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Loss#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.rangescope.model.Loss#getName()
	 * @see #getLoss()
	 * @generated
	 */
	EAttribute getLoss_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Loss#getCount <em>Count</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Count</em>'.
	 * @see org.rangescope.model.Loss#getCount()
	 * @see #getLoss()
	 * @generated
	 */
	EAttribute getLoss_Count();

	/**
	 * Returns the meta object for class '{@link org.rangescope.model.Buffer <em>Buffer</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Buffer</em>'.
	 * @see org.rangescope.model.Buffer
	 * @generated
	 */
	EClass getBuffer();

	/**
	 * Returns the meta object for the container reference '{@link org.rangescope.model.Buffer#getCapture <em>Capture</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the container reference '<em>Capture</em>'.
	 * @see org.rangescope.model.Buffer#getCapture()
	 * @see #getBuffer()
	 * @generated
	 */
	EReference getBuffer_Capture();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Buffer#getRow <em>Row</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Row</em>'.
	 * @see org.rangescope.model.Buffer#getRow()
	 * @see #getBuffer()
	 * @generated
	 */
	EAttribute getBuffer_Row();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Buffer#getExporter <em>Exporter</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Exporter</em>'.
	 * @see org.rangescope.model.Buffer#getExporter()
	 * @see #getBuffer()
	 * @generated
	 */
	EAttribute getBuffer_Exporter();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Buffer#getInode <em>Inode</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Inode</em>'.
	 * @see org.rangescope.model.Buffer#getInode()
	 * @see #getBuffer()
	 * @generated
	 */
	EAttribute getBuffer_Inode();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Buffer#getIdentity <em>Identity</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Identity</em>'.
	 * @see org.rangescope.model.Buffer#getIdentity()
	 * @see #getBuffer()
	 * @generated
	 */
	EAttribute getBuffer_Identity();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Buffer#getSizeBytes <em>Size Bytes</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Size Bytes</em>'.
	 * @see org.rangescope.model.Buffer#getSizeBytes()
	 * @see #getBuffer()
	 * @generated
	 */
	EAttribute getBuffer_SizeBytes();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Buffer#getExportedNs <em>Exported Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Exported Ns</em>'.
	 * @see org.rangescope.model.Buffer#getExportedNs()
	 * @see #getBuffer()
	 * @generated
	 */
	EAttribute getBuffer_ExportedNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Buffer#getReleasedNs <em>Released Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Released Ns</em>'.
	 * @see org.rangescope.model.Buffer#getReleasedNs()
	 * @see #getBuffer()
	 * @generated
	 */
	EAttribute getBuffer_ReleasedNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Buffer#getTask <em>Task</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Task</em>'.
	 * @see org.rangescope.model.Buffer#getTask()
	 * @see #getBuffer()
	 * @generated
	 */
	EAttribute getBuffer_Task();

	/**
	 * Returns the meta object for the attribute list '{@link org.rangescope.model.Buffer#getStack <em>Stack</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Stack</em>'.
	 * @see org.rangescope.model.Buffer#getStack()
	 * @see #getBuffer()
	 * @generated
	 */
	EAttribute getBuffer_Stack();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Buffer#getLive <em>Live</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Live</em>'.
	 * @see org.rangescope.model.Buffer#getLive()
	 * @see #getBuffer()
	 * @generated
	 */
	EAttribute getBuffer_Live();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Buffer#getLeaked <em>Leaked</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Leaked</em>'.
	 * @see org.rangescope.model.Buffer#getLeaked()
	 * @see #getBuffer()
	 * @generated
	 */
	EAttribute getBuffer_Leaked();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Buffer#getExposedBytes <em>Exposed Bytes</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Exposed Bytes</em>'.
	 * @see org.rangescope.model.Buffer#getExposedBytes()
	 * @see #getBuffer()
	 * @generated
	 */
	EAttribute getBuffer_ExposedBytes();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Buffer#isTroubled <em>Troubled</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Troubled</em>'.
	 * @see org.rangescope.model.Buffer#isTroubled()
	 * @see #getBuffer()
	 * @generated
	 */
	EAttribute getBuffer_Troubled();

	/**
	 * Returns the meta object for the containment reference list '{@link org.rangescope.model.Buffer#getAttachments <em>Attachments</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Attachments</em>'.
	 * @see org.rangescope.model.Buffer#getAttachments()
	 * @see #getBuffer()
	 * @generated
	 */
	EReference getBuffer_Attachments();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Buffer#getMoreAttachments <em>More Attachments</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>More Attachments</em>'.
	 * @see org.rangescope.model.Buffer#getMoreAttachments()
	 * @see #getBuffer()
	 * @generated
	 */
	EAttribute getBuffer_MoreAttachments();

	/**
	 * Returns the meta object for class '{@link org.rangescope.model.Attachment <em>Attachment</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Attachment</em>'.
	 * @see org.rangescope.model.Attachment
	 * @generated
	 */
	EClass getAttachment();

	/**
	 * Returns the meta object for the container reference '{@link org.rangescope.model.Attachment#getBuffer <em>Buffer</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the container reference '<em>Buffer</em>'.
	 * @see org.rangescope.model.Attachment#getBuffer()
	 * @see #getAttachment()
	 * @generated
	 */
	EReference getAttachment_Buffer();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Attachment#getRow <em>Row</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Row</em>'.
	 * @see org.rangescope.model.Attachment#getRow()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_Row();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Attachment#getDevice <em>Device</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Device</em>'.
	 * @see org.rangescope.model.Attachment#getDevice()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_Device();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Attachment#getDriver <em>Driver</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Driver</em>'.
	 * @see org.rangescope.model.Attachment#getDriver()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_Driver();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Attachment#getInterconnect <em>Interconnect</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Interconnect</em>'.
	 * @see org.rangescope.model.Attachment#getInterconnect()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_Interconnect();

	/**
	 * Returns the meta object for the attribute list '{@link org.rangescope.model.Attachment#getAdapters <em>Adapters</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Adapters</em>'.
	 * @see org.rangescope.model.Attachment#getAdapters()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_Adapters();

	/**
	 * Returns the meta object for the attribute list '{@link org.rangescope.model.Attachment#getFlags <em>Flags</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Flags</em>'.
	 * @see org.rangescope.model.Attachment#getFlags()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_Flags();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Attachment#getIdentity <em>Identity</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Identity</em>'.
	 * @see org.rangescope.model.Attachment#getIdentity()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_Identity();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Attachment#getAttachedNs <em>Attached Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Attached Ns</em>'.
	 * @see org.rangescope.model.Attachment#getAttachedNs()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_AttachedNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Attachment#getDetachedNs <em>Detached Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Detached Ns</em>'.
	 * @see org.rangescope.model.Attachment#getDetachedNs()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_DetachedNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Attachment#getTask <em>Task</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Task</em>'.
	 * @see org.rangescope.model.Attachment#getTask()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_Task();

	/**
	 * Returns the meta object for the attribute list '{@link org.rangescope.model.Attachment#getStack <em>Stack</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Stack</em>'.
	 * @see org.rangescope.model.Attachment#getStack()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_Stack();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Attachment#getMaps <em>Maps</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Maps</em>'.
	 * @see org.rangescope.model.Attachment#getMaps()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_Maps();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Attachment#getFailed <em>Failed</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Failed</em>'.
	 * @see org.rangescope.model.Attachment#getFailed()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_Failed();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Attachment#getLive <em>Live</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Live</em>'.
	 * @see org.rangescope.model.Attachment#getLive()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_Live();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Attachment#getLeaked <em>Leaked</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Leaked</em>'.
	 * @see org.rangescope.model.Attachment#getLeaked()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_Leaked();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Attachment#getExposedBytes <em>Exposed Bytes</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Exposed Bytes</em>'.
	 * @see org.rangescope.model.Attachment#getExposedBytes()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_ExposedBytes();

	/**
	 * Returns the meta object for the containment reference list '{@link org.rangescope.model.Attachment#getMappings <em>Mappings</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Mappings</em>'.
	 * @see org.rangescope.model.Attachment#getMappings()
	 * @see #getAttachment()
	 * @generated
	 */
	EReference getAttachment_Mappings();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Attachment#getMoreLive <em>More Live</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>More Live</em>'.
	 * @see org.rangescope.model.Attachment#getMoreLive()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_MoreLive();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Attachment#getEnded <em>Ended</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Ended</em>'.
	 * @see org.rangescope.model.Attachment#getEnded()
	 * @see #getAttachment()
	 * @generated
	 */
	EAttribute getAttachment_Ended();

	/**
	 * Returns the meta object for class '{@link org.rangescope.model.Mapping <em>Mapping</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Mapping</em>'.
	 * @see org.rangescope.model.Mapping
	 * @generated
	 */
	EClass getMapping();

	/**
	 * Returns the meta object for the container reference '{@link org.rangescope.model.Mapping#getAttachment <em>Attachment</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the container reference '<em>Attachment</em>'.
	 * @see org.rangescope.model.Mapping#getAttachment()
	 * @see #getMapping()
	 * @generated
	 */
	EReference getMapping_Attachment();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getRow <em>Row</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Row</em>'.
	 * @see org.rangescope.model.Mapping#getRow()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_Row();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getSerial <em>Serial</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Serial</em>'.
	 * @see org.rangescope.model.Mapping#getSerial()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_Serial();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getAdapter <em>Adapter</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Adapter</em>'.
	 * @see org.rangescope.model.Mapping#getAdapter()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_Adapter();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getState <em>State</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>State</em>'.
	 * @see org.rangescope.model.Mapping#getState()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_State();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#isLeaked <em>Leaked</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Leaked</em>'.
	 * @see org.rangescope.model.Mapping#isLeaked()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_Leaked();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getIdentity <em>Identity</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Identity</em>'.
	 * @see org.rangescope.model.Mapping#getIdentity()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_Identity();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getMappedNs <em>Mapped Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Mapped Ns</em>'.
	 * @see org.rangescope.model.Mapping#getMappedNs()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_MappedNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getReturnedNs <em>Returned Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Returned Ns</em>'.
	 * @see org.rangescope.model.Mapping#getReturnedNs()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_ReturnedNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getPopulationNs <em>Population Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Population Ns</em>'.
	 * @see org.rangescope.model.Mapping#getPopulationNs()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_PopulationNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getBlockedNs <em>Blocked Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Blocked Ns</em>'.
	 * @see org.rangescope.model.Mapping#getBlockedNs()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_BlockedNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getBytes <em>Bytes</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Bytes</em>'.
	 * @see org.rangescope.model.Mapping#getBytes()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_Bytes();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getError <em>Error</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Error</em>'.
	 * @see org.rangescope.model.Mapping#getError()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_Error();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getRangeCount <em>Range Count</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Range Count</em>'.
	 * @see org.rangescope.model.Mapping#getRangeCount()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_RangeCount();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getPattern <em>Pattern</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Pattern</em>'.
	 * @see org.rangescope.model.Mapping#getPattern()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_Pattern();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getInterconnect <em>Interconnect</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Interconnect</em>'.
	 * @see org.rangescope.model.Mapping#getInterconnect()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_Interconnect();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getDevice <em>Device</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Device</em>'.
	 * @see org.rangescope.model.Mapping#getDevice()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_Device();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getDirection <em>Direction</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Direction</em>'.
	 * @see org.rangescope.model.Mapping#getDirection()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_Direction();

	/**
	 * Returns the meta object for the attribute list '{@link org.rangescope.model.Mapping#getFlags <em>Flags</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Flags</em>'.
	 * @see org.rangescope.model.Mapping#getFlags()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_Flags();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getTask <em>Task</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Task</em>'.
	 * @see org.rangescope.model.Mapping#getTask()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_Task();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getCallSite <em>Call Site</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Call Site</em>'.
	 * @see org.rangescope.model.Mapping#getCallSite()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_CallSite();

	/**
	 * Returns the meta object for the attribute list '{@link org.rangescope.model.Mapping#getStack <em>Stack</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Stack</em>'.
	 * @see org.rangescope.model.Mapping#getStack()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_Stack();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getUnmappedNs <em>Unmapped Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Unmapped Ns</em>'.
	 * @see org.rangescope.model.Mapping#getUnmappedNs()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_UnmappedNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getUnmappedBy <em>Unmapped By</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Unmapped By</em>'.
	 * @see org.rangescope.model.Mapping#getUnmappedBy()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_UnmappedBy();

	/**
	 * Returns the meta object for the containment reference list '{@link org.rangescope.model.Mapping#getRanges <em>Ranges</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Ranges</em>'.
	 * @see org.rangescope.model.Mapping#getRanges()
	 * @see #getMapping()
	 * @generated
	 */
	EReference getMapping_Ranges();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#getMoreRanges <em>More Ranges</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>More Ranges</em>'.
	 * @see org.rangescope.model.Mapping#getMoreRanges()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_MoreRanges();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Mapping#isRangesLoaded <em>Ranges Loaded</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Ranges Loaded</em>'.
	 * @see org.rangescope.model.Mapping#isRangesLoaded()
	 * @see #getMapping()
	 * @generated
	 */
	EAttribute getMapping_RangesLoaded();

	/**
	 * Returns the meta object for the reference list '{@link org.rangescope.model.Mapping#getFindings <em>Findings</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the reference list '<em>Findings</em>'.
	 * @see org.rangescope.model.Mapping#getFindings()
	 * @see #getMapping()
	 * @generated
	 */
	EReference getMapping_Findings();

	/**
	 * Returns the meta object for class '{@link org.rangescope.model.Range <em>Range</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Range</em>'.
	 * @see org.rangescope.model.Range
	 * @generated
	 */
	EClass getRange();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Range#getIndex <em>Index</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Index</em>'.
	 * @see org.rangescope.model.Range#getIndex()
	 * @see #getRange()
	 * @generated
	 */
	EAttribute getRange_Index();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Range#getStart <em>Start</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Start</em>'.
	 * @see org.rangescope.model.Range#getStart()
	 * @see #getRange()
	 * @generated
	 */
	EAttribute getRange_Start();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Range#getEnd <em>End</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>End</em>'.
	 * @see org.rangescope.model.Range#getEnd()
	 * @see #getRange()
	 * @generated
	 */
	EAttribute getRange_End();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Range#getLengthBytes <em>Length Bytes</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Length Bytes</em>'.
	 * @see org.rangescope.model.Range#getLengthBytes()
	 * @see #getRange()
	 * @generated
	 */
	EAttribute getRange_LengthBytes();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Range#getPopulatedNs <em>Populated Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Populated Ns</em>'.
	 * @see org.rangescope.model.Range#getPopulatedNs()
	 * @see #getRange()
	 * @generated
	 */
	EAttribute getRange_PopulatedNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Range#getHow <em>How</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>How</em>'.
	 * @see org.rangescope.model.Range#getHow()
	 * @see #getRange()
	 * @generated
	 */
	EAttribute getRange_How();

	/**
	 * Returns the meta object for class '{@link org.rangescope.model.Finding <em>Finding</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Finding</em>'.
	 * @see org.rangescope.model.Finding
	 * @generated
	 */
	EClass getFinding();

	/**
	 * Returns the meta object for the container reference '{@link org.rangescope.model.Finding#getCapture <em>Capture</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the container reference '<em>Capture</em>'.
	 * @see org.rangescope.model.Finding#getCapture()
	 * @see #getFinding()
	 * @generated
	 */
	EReference getFinding_Capture();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Finding#getNumber <em>Number</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Number</em>'.
	 * @see org.rangescope.model.Finding#getNumber()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_Number();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Finding#getRuleId <em>Rule Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Rule Id</em>'.
	 * @see org.rangescope.model.Finding#getRuleId()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_RuleId();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Finding#getSeverity <em>Severity</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Severity</em>'.
	 * @see org.rangescope.model.Finding#getSeverity()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_Severity();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Finding#getVerdict <em>Verdict</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Verdict</em>'.
	 * @see org.rangescope.model.Finding#getVerdict()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_Verdict();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Finding#isLeak <em>Leak</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Leak</em>'.
	 * @see org.rangescope.model.Finding#isLeak()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_Leak();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Finding#getSentence <em>Sentence</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Sentence</em>'.
	 * @see org.rangescope.model.Finding#getSentence()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_Sentence();

	/**
	 * Returns the meta object for the attribute list '{@link org.rangescope.model.Finding#getEvidence <em>Evidence</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Evidence</em>'.
	 * @see org.rangescope.model.Finding#getEvidence()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_Evidence();

	/**
	 * Returns the meta object for the attribute list '{@link org.rangescope.model.Finding#getChecks <em>Checks</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Checks</em>'.
	 * @see org.rangescope.model.Finding#getChecks()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_Checks();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Finding#getCertainty <em>Certainty</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Certainty</em>'.
	 * @see org.rangescope.model.Finding#getCertainty()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_Certainty();

	/**
	 * Returns the meta object for the attribute list '{@link org.rangescope.model.Finding#getRelated <em>Related</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Related</em>'.
	 * @see org.rangescope.model.Finding#getRelated()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_Related();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Finding#getCallSite <em>Call Site</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Call Site</em>'.
	 * @see org.rangescope.model.Finding#getCallSite()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_CallSite();

	/**
	 * Returns the meta object for the attribute list '{@link org.rangescope.model.Finding#getStack <em>Stack</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute list '<em>Stack</em>'.
	 * @see org.rangescope.model.Finding#getStack()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_Stack();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Finding#getBytes <em>Bytes</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Bytes</em>'.
	 * @see org.rangescope.model.Finding#getBytes()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_Bytes();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Finding#getFirstNs <em>First Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>First Ns</em>'.
	 * @see org.rangescope.model.Finding#getFirstNs()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_FirstNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Finding#getLastNs <em>Last Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Last Ns</em>'.
	 * @see org.rangescope.model.Finding#getLastNs()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_LastNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Finding#getMappingRows <em>Mapping Rows</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Mapping Rows</em>'.
	 * @see org.rangescope.model.Finding#getMappingRows()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_MappingRows();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.Finding#getAttachmentRows <em>Attachment Rows</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Attachment Rows</em>'.
	 * @see org.rangescope.model.Finding#getAttachmentRows()
	 * @see #getFinding()
	 * @generated
	 */
	EAttribute getFinding_AttachmentRows();

	/**
	 * Returns the meta object for enum '{@link org.rangescope.model.CaptureState <em>Capture State</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for enum '<em>Capture State</em>'.
	 * @see org.rangescope.model.CaptureState
	 * @generated
	 */
	EEnum getCaptureState();

	/**
	 * Returns the meta object for data type '{@link org.rangescope.core.store.MappingState <em>Mapping State</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
     * <!-- begin-model-doc -->
     * How far a mapping got, as the tracker says.
     * <!-- end-model-doc -->
	 * @return the meta object for data type '<em>Mapping State</em>'.
	 * @see org.rangescope.core.store.MappingState
	 * @model instanceClass="org.rangescope.core.store.MappingState" serializeable="false"
	 * @generated
	 */
	EDataType getMappingState();

	/**
	 * Returns the meta object for data type '{@link org.rangescope.core.store.PopulationSource <em>Population Source</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
     * <!-- begin-model-doc -->
     * How the time at which a range was populated is known.
     * <!-- end-model-doc -->
	 * @return the meta object for data type '<em>Population Source</em>'.
	 * @see org.rangescope.core.store.PopulationSource
	 * @model instanceClass="org.rangescope.core.store.PopulationSource" serializeable="false"
	 * @generated
	 */
	EDataType getPopulationSource();

	/**
	 * Returns the meta object for data type '{@link org.rangescope.core.rules.Severity <em>Severity</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
     * <!-- begin-model-doc -->
     * How bad a finding is.
     * <!-- end-model-doc -->
	 * @return the meta object for data type '<em>Severity</em>'.
	 * @see org.rangescope.core.rules.Severity
	 * @model instanceClass="org.rangescope.core.rules.Severity" serializeable="false"
	 * @generated
	 */
	EDataType getSeverity();

	/**
	 * Returns the meta object for data type '{@link org.rangescope.core.rules.Verdict <em>Verdict</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
     * <!-- begin-model-doc -->
     * Whether a finding is certain.
     * <!-- end-model-doc -->
	 * @return the meta object for data type '<em>Verdict</em>'.
	 * @see org.rangescope.core.rules.Verdict
	 * @model instanceClass="org.rangescope.core.rules.Verdict" serializeable="false"
	 * @generated
	 */
	EDataType getVerdict();

	/**
	 * Returns the meta object for data type '<em>Rows</em>'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
     * <!-- begin-model-doc -->
     * Rows of one of the recording's tables; not to be changed.
     * <!-- end-model-doc -->
	 * @return the meta object for data type '<em>Rows</em>'.
	 * @model instanceClass="int[]" serializeable="false"
	 * @generated
	 */
	EDataType getRows();

	/**
	 * Returns the factory that creates the instances of the model.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the factory that creates the instances of the model.
	 * @generated
	 */
	ModelFactory getModelFactory();

	/**
	 * <!-- begin-user-doc -->
	 * Defines literals for the meta objects that represent
	 * <ul>
	 *   <li>each class,</li>
	 *   <li>each feature of each class,</li>
	 *   <li>each operation of each class,</li>
	 *   <li>each enum,</li>
	 *   <li>and each data type</li>
	 * </ul>
	 * <!-- end-user-doc -->
	 * @generated
	 */
	interface Literals {
		/**
		 * The meta object literal for the '{@link org.rangescope.model.impl.CaptureImpl <em>Capture</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.model.impl.CaptureImpl
		 * @see org.rangescope.model.impl.ModelPackageImpl#getCapture()
		 * @generated
		 */
		EClass CAPTURE = eINSTANCE.getCapture();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CAPTURE__NAME = eINSTANCE.getCapture_Name();

		/**
		 * The meta object literal for the '<em><b>Verdict</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CAPTURE__VERDICT = eINSTANCE.getCapture_Verdict();

		/**
		 * The meta object literal for the '<em><b>Summary</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CAPTURE__SUMMARY = eINSTANCE.getCapture_Summary();

		/**
		 * The meta object literal for the '<em><b>State</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CAPTURE__STATE = eINSTANCE.getCapture_State();

		/**
		 * The meta object literal for the '<em><b>Reason</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CAPTURE__REASON = eINSTANCE.getCapture_Reason();

		/**
		 * The meta object literal for the '<em><b>Start Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CAPTURE__START_NS = eINSTANCE.getCapture_StartNs();

		/**
		 * The meta object literal for the '<em><b>End Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CAPTURE__END_NS = eINSTANCE.getCapture_EndNs();

		/**
		 * The meta object literal for the '<em><b>Complete</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CAPTURE__COMPLETE = eINSTANCE.getCapture_Complete();

		/**
		 * The meta object literal for the '<em><b>Events</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CAPTURE__EVENTS = eINSTANCE.getCapture_Events();

		/**
		 * The meta object literal for the '<em><b>Lost</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CAPTURE__LOST = eINSTANCE.getCapture_Lost();

		/**
		 * The meta object literal for the '<em><b>Target</b></em>' containment reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference CAPTURE__TARGET = eINSTANCE.getCapture_Target();

		/**
		 * The meta object literal for the '<em><b>Buffers</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference CAPTURE__BUFFERS = eINSTANCE.getCapture_Buffers();

		/**
		 * The meta object literal for the '<em><b>More Buffers</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CAPTURE__MORE_BUFFERS = eINSTANCE.getCapture_MoreBuffers();

		/**
		 * The meta object literal for the '<em><b>More Released</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute CAPTURE__MORE_RELEASED = eINSTANCE.getCapture_MoreReleased();

		/**
		 * The meta object literal for the '<em><b>Findings</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference CAPTURE__FINDINGS = eINSTANCE.getCapture_Findings();

		/**
		 * The meta object literal for the '{@link org.rangescope.model.impl.TargetImpl <em>Target</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.model.impl.TargetImpl
		 * @see org.rangescope.model.impl.ModelPackageImpl#getTarget()
		 * @generated
		 */
		EClass TARGET = eINSTANCE.getTarget();

		/**
		 * The meta object literal for the '<em><b>Host</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TARGET__HOST = eINSTANCE.getTarget_Host();

		/**
		 * The meta object literal for the '<em><b>Kernel Release</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TARGET__KERNEL_RELEASE = eINSTANCE.getTarget_KernelRelease();

		/**
		 * The meta object literal for the '<em><b>Architecture</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TARGET__ARCHITECTURE = eINSTANCE.getTarget_Architecture();

		/**
		 * The meta object literal for the '<em><b>Adapters</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TARGET__ADAPTERS = eINSTANCE.getTarget_Adapters();

		/**
		 * The meta object literal for the '<em><b>Hooks Attached</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TARGET__HOOKS_ATTACHED = eINSTANCE.getTarget_HooksAttached();

		/**
		 * The meta object literal for the '<em><b>Hooks Missing</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TARGET__HOOKS_MISSING = eINSTANCE.getTarget_HooksMissing();

		/**
		 * The meta object literal for the '<em><b>Range Times</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TARGET__RANGE_TIMES = eINSTANCE.getTarget_RangeTimes();

		/**
		 * The meta object literal for the '<em><b>Pointers Hashed</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute TARGET__POINTERS_HASHED = eINSTANCE.getTarget_PointersHashed();

		/**
		 * The meta object literal for the '<em><b>Losses</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference TARGET__LOSSES = eINSTANCE.getTarget_Losses();

		/**
		 * The meta object literal for the '{@link org.rangescope.model.impl.LossImpl <em>Loss</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.model.impl.LossImpl
		 * @see org.rangescope.model.impl.ModelPackageImpl#getLoss()
		 * @generated
		 */
		EClass LOSS = eINSTANCE.getLoss();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LOSS__NAME = eINSTANCE.getLoss_Name();

		/**
		 * The meta object literal for the '<em><b>Count</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute LOSS__COUNT = eINSTANCE.getLoss_Count();

		/**
		 * The meta object literal for the '{@link org.rangescope.model.impl.BufferImpl <em>Buffer</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.model.impl.BufferImpl
		 * @see org.rangescope.model.impl.ModelPackageImpl#getBuffer()
		 * @generated
		 */
		EClass BUFFER = eINSTANCE.getBuffer();

		/**
		 * The meta object literal for the '<em><b>Capture</b></em>' container reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference BUFFER__CAPTURE = eINSTANCE.getBuffer_Capture();

		/**
		 * The meta object literal for the '<em><b>Row</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BUFFER__ROW = eINSTANCE.getBuffer_Row();

		/**
		 * The meta object literal for the '<em><b>Exporter</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BUFFER__EXPORTER = eINSTANCE.getBuffer_Exporter();

		/**
		 * The meta object literal for the '<em><b>Inode</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BUFFER__INODE = eINSTANCE.getBuffer_Inode();

		/**
		 * The meta object literal for the '<em><b>Identity</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BUFFER__IDENTITY = eINSTANCE.getBuffer_Identity();

		/**
		 * The meta object literal for the '<em><b>Size Bytes</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BUFFER__SIZE_BYTES = eINSTANCE.getBuffer_SizeBytes();

		/**
		 * The meta object literal for the '<em><b>Exported Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BUFFER__EXPORTED_NS = eINSTANCE.getBuffer_ExportedNs();

		/**
		 * The meta object literal for the '<em><b>Released Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BUFFER__RELEASED_NS = eINSTANCE.getBuffer_ReleasedNs();

		/**
		 * The meta object literal for the '<em><b>Task</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BUFFER__TASK = eINSTANCE.getBuffer_Task();

		/**
		 * The meta object literal for the '<em><b>Stack</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BUFFER__STACK = eINSTANCE.getBuffer_Stack();

		/**
		 * The meta object literal for the '<em><b>Live</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BUFFER__LIVE = eINSTANCE.getBuffer_Live();

		/**
		 * The meta object literal for the '<em><b>Leaked</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BUFFER__LEAKED = eINSTANCE.getBuffer_Leaked();

		/**
		 * The meta object literal for the '<em><b>Exposed Bytes</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BUFFER__EXPOSED_BYTES = eINSTANCE.getBuffer_ExposedBytes();

		/**
		 * The meta object literal for the '<em><b>Troubled</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BUFFER__TROUBLED = eINSTANCE.getBuffer_Troubled();

		/**
		 * The meta object literal for the '<em><b>Attachments</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference BUFFER__ATTACHMENTS = eINSTANCE.getBuffer_Attachments();

		/**
		 * The meta object literal for the '<em><b>More Attachments</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BUFFER__MORE_ATTACHMENTS = eINSTANCE.getBuffer_MoreAttachments();

		/**
		 * The meta object literal for the '{@link org.rangescope.model.impl.AttachmentImpl <em>Attachment</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.model.impl.AttachmentImpl
		 * @see org.rangescope.model.impl.ModelPackageImpl#getAttachment()
		 * @generated
		 */
		EClass ATTACHMENT = eINSTANCE.getAttachment();

		/**
		 * The meta object literal for the '<em><b>Buffer</b></em>' container reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference ATTACHMENT__BUFFER = eINSTANCE.getAttachment_Buffer();

		/**
		 * The meta object literal for the '<em><b>Row</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__ROW = eINSTANCE.getAttachment_Row();

		/**
		 * The meta object literal for the '<em><b>Device</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__DEVICE = eINSTANCE.getAttachment_Device();

		/**
		 * The meta object literal for the '<em><b>Driver</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__DRIVER = eINSTANCE.getAttachment_Driver();

		/**
		 * The meta object literal for the '<em><b>Interconnect</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__INTERCONNECT = eINSTANCE.getAttachment_Interconnect();

		/**
		 * The meta object literal for the '<em><b>Adapters</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__ADAPTERS = eINSTANCE.getAttachment_Adapters();

		/**
		 * The meta object literal for the '<em><b>Flags</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__FLAGS = eINSTANCE.getAttachment_Flags();

		/**
		 * The meta object literal for the '<em><b>Identity</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__IDENTITY = eINSTANCE.getAttachment_Identity();

		/**
		 * The meta object literal for the '<em><b>Attached Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__ATTACHED_NS = eINSTANCE.getAttachment_AttachedNs();

		/**
		 * The meta object literal for the '<em><b>Detached Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__DETACHED_NS = eINSTANCE.getAttachment_DetachedNs();

		/**
		 * The meta object literal for the '<em><b>Task</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__TASK = eINSTANCE.getAttachment_Task();

		/**
		 * The meta object literal for the '<em><b>Stack</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__STACK = eINSTANCE.getAttachment_Stack();

		/**
		 * The meta object literal for the '<em><b>Maps</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__MAPS = eINSTANCE.getAttachment_Maps();

		/**
		 * The meta object literal for the '<em><b>Failed</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__FAILED = eINSTANCE.getAttachment_Failed();

		/**
		 * The meta object literal for the '<em><b>Live</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__LIVE = eINSTANCE.getAttachment_Live();

		/**
		 * The meta object literal for the '<em><b>Leaked</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__LEAKED = eINSTANCE.getAttachment_Leaked();

		/**
		 * The meta object literal for the '<em><b>Exposed Bytes</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__EXPOSED_BYTES = eINSTANCE.getAttachment_ExposedBytes();

		/**
		 * The meta object literal for the '<em><b>Mappings</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference ATTACHMENT__MAPPINGS = eINSTANCE.getAttachment_Mappings();

		/**
		 * The meta object literal for the '<em><b>More Live</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__MORE_LIVE = eINSTANCE.getAttachment_MoreLive();

		/**
		 * The meta object literal for the '<em><b>Ended</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ATTACHMENT__ENDED = eINSTANCE.getAttachment_Ended();

		/**
		 * The meta object literal for the '{@link org.rangescope.model.impl.MappingImpl <em>Mapping</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.model.impl.MappingImpl
		 * @see org.rangescope.model.impl.ModelPackageImpl#getMapping()
		 * @generated
		 */
		EClass MAPPING = eINSTANCE.getMapping();

		/**
		 * The meta object literal for the '<em><b>Attachment</b></em>' container reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference MAPPING__ATTACHMENT = eINSTANCE.getMapping_Attachment();

		/**
		 * The meta object literal for the '<em><b>Row</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__ROW = eINSTANCE.getMapping_Row();

		/**
		 * The meta object literal for the '<em><b>Serial</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__SERIAL = eINSTANCE.getMapping_Serial();

		/**
		 * The meta object literal for the '<em><b>Adapter</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__ADAPTER = eINSTANCE.getMapping_Adapter();

		/**
		 * The meta object literal for the '<em><b>State</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__STATE = eINSTANCE.getMapping_State();

		/**
		 * The meta object literal for the '<em><b>Leaked</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__LEAKED = eINSTANCE.getMapping_Leaked();

		/**
		 * The meta object literal for the '<em><b>Identity</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__IDENTITY = eINSTANCE.getMapping_Identity();

		/**
		 * The meta object literal for the '<em><b>Mapped Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__MAPPED_NS = eINSTANCE.getMapping_MappedNs();

		/**
		 * The meta object literal for the '<em><b>Returned Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__RETURNED_NS = eINSTANCE.getMapping_ReturnedNs();

		/**
		 * The meta object literal for the '<em><b>Population Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__POPULATION_NS = eINSTANCE.getMapping_PopulationNs();

		/**
		 * The meta object literal for the '<em><b>Blocked Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__BLOCKED_NS = eINSTANCE.getMapping_BlockedNs();

		/**
		 * The meta object literal for the '<em><b>Bytes</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__BYTES = eINSTANCE.getMapping_Bytes();

		/**
		 * The meta object literal for the '<em><b>Error</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__ERROR = eINSTANCE.getMapping_Error();

		/**
		 * The meta object literal for the '<em><b>Range Count</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__RANGE_COUNT = eINSTANCE.getMapping_RangeCount();

		/**
		 * The meta object literal for the '<em><b>Pattern</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__PATTERN = eINSTANCE.getMapping_Pattern();

		/**
		 * The meta object literal for the '<em><b>Interconnect</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__INTERCONNECT = eINSTANCE.getMapping_Interconnect();

		/**
		 * The meta object literal for the '<em><b>Device</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__DEVICE = eINSTANCE.getMapping_Device();

		/**
		 * The meta object literal for the '<em><b>Direction</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__DIRECTION = eINSTANCE.getMapping_Direction();

		/**
		 * The meta object literal for the '<em><b>Flags</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__FLAGS = eINSTANCE.getMapping_Flags();

		/**
		 * The meta object literal for the '<em><b>Task</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__TASK = eINSTANCE.getMapping_Task();

		/**
		 * The meta object literal for the '<em><b>Call Site</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__CALL_SITE = eINSTANCE.getMapping_CallSite();

		/**
		 * The meta object literal for the '<em><b>Stack</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__STACK = eINSTANCE.getMapping_Stack();

		/**
		 * The meta object literal for the '<em><b>Unmapped Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__UNMAPPED_NS = eINSTANCE.getMapping_UnmappedNs();

		/**
		 * The meta object literal for the '<em><b>Unmapped By</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__UNMAPPED_BY = eINSTANCE.getMapping_UnmappedBy();

		/**
		 * The meta object literal for the '<em><b>Ranges</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference MAPPING__RANGES = eINSTANCE.getMapping_Ranges();

		/**
		 * The meta object literal for the '<em><b>More Ranges</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__MORE_RANGES = eINSTANCE.getMapping_MoreRanges();

		/**
		 * The meta object literal for the '<em><b>Ranges Loaded</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute MAPPING__RANGES_LOADED = eINSTANCE.getMapping_RangesLoaded();

		/**
		 * The meta object literal for the '<em><b>Findings</b></em>' reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference MAPPING__FINDINGS = eINSTANCE.getMapping_Findings();

		/**
		 * The meta object literal for the '{@link org.rangescope.model.impl.RangeImpl <em>Range</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.model.impl.RangeImpl
		 * @see org.rangescope.model.impl.ModelPackageImpl#getRange()
		 * @generated
		 */
		EClass RANGE = eINSTANCE.getRange();

		/**
		 * The meta object literal for the '<em><b>Index</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RANGE__INDEX = eINSTANCE.getRange_Index();

		/**
		 * The meta object literal for the '<em><b>Start</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RANGE__START = eINSTANCE.getRange_Start();

		/**
		 * The meta object literal for the '<em><b>End</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RANGE__END = eINSTANCE.getRange_End();

		/**
		 * The meta object literal for the '<em><b>Length Bytes</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RANGE__LENGTH_BYTES = eINSTANCE.getRange_LengthBytes();

		/**
		 * The meta object literal for the '<em><b>Populated Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RANGE__POPULATED_NS = eINSTANCE.getRange_PopulatedNs();

		/**
		 * The meta object literal for the '<em><b>How</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute RANGE__HOW = eINSTANCE.getRange_How();

		/**
		 * The meta object literal for the '{@link org.rangescope.model.impl.FindingImpl <em>Finding</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.model.impl.FindingImpl
		 * @see org.rangescope.model.impl.ModelPackageImpl#getFinding()
		 * @generated
		 */
		EClass FINDING = eINSTANCE.getFinding();

		/**
		 * The meta object literal for the '<em><b>Capture</b></em>' container reference feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference FINDING__CAPTURE = eINSTANCE.getFinding_Capture();

		/**
		 * The meta object literal for the '<em><b>Number</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__NUMBER = eINSTANCE.getFinding_Number();

		/**
		 * The meta object literal for the '<em><b>Rule Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__RULE_ID = eINSTANCE.getFinding_RuleId();

		/**
		 * The meta object literal for the '<em><b>Severity</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__SEVERITY = eINSTANCE.getFinding_Severity();

		/**
		 * The meta object literal for the '<em><b>Verdict</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__VERDICT = eINSTANCE.getFinding_Verdict();

		/**
		 * The meta object literal for the '<em><b>Leak</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__LEAK = eINSTANCE.getFinding_Leak();

		/**
		 * The meta object literal for the '<em><b>Sentence</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__SENTENCE = eINSTANCE.getFinding_Sentence();

		/**
		 * The meta object literal for the '<em><b>Evidence</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__EVIDENCE = eINSTANCE.getFinding_Evidence();

		/**
		 * The meta object literal for the '<em><b>Checks</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__CHECKS = eINSTANCE.getFinding_Checks();

		/**
		 * The meta object literal for the '<em><b>Certainty</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__CERTAINTY = eINSTANCE.getFinding_Certainty();

		/**
		 * The meta object literal for the '<em><b>Related</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__RELATED = eINSTANCE.getFinding_Related();

		/**
		 * The meta object literal for the '<em><b>Call Site</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__CALL_SITE = eINSTANCE.getFinding_CallSite();

		/**
		 * The meta object literal for the '<em><b>Stack</b></em>' attribute list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__STACK = eINSTANCE.getFinding_Stack();

		/**
		 * The meta object literal for the '<em><b>Bytes</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__BYTES = eINSTANCE.getFinding_Bytes();

		/**
		 * The meta object literal for the '<em><b>First Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__FIRST_NS = eINSTANCE.getFinding_FirstNs();

		/**
		 * The meta object literal for the '<em><b>Last Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__LAST_NS = eINSTANCE.getFinding_LastNs();

		/**
		 * The meta object literal for the '<em><b>Mapping Rows</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__MAPPING_ROWS = eINSTANCE.getFinding_MappingRows();

		/**
		 * The meta object literal for the '<em><b>Attachment Rows</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute FINDING__ATTACHMENT_ROWS = eINSTANCE.getFinding_AttachmentRows();

		/**
		 * The meta object literal for the '{@link org.rangescope.model.CaptureState <em>Capture State</em>}' enum.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.model.CaptureState
		 * @see org.rangescope.model.impl.ModelPackageImpl#getCaptureState()
		 * @generated
		 */
		EEnum CAPTURE_STATE = eINSTANCE.getCaptureState();

		/**
		 * The meta object literal for the '<em>Mapping State</em>' data type.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.core.store.MappingState
		 * @see org.rangescope.model.impl.ModelPackageImpl#getMappingState()
		 * @generated
		 */
		EDataType MAPPING_STATE = eINSTANCE.getMappingState();

		/**
		 * The meta object literal for the '<em>Population Source</em>' data type.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.core.store.PopulationSource
		 * @see org.rangescope.model.impl.ModelPackageImpl#getPopulationSource()
		 * @generated
		 */
		EDataType POPULATION_SOURCE = eINSTANCE.getPopulationSource();

		/**
		 * The meta object literal for the '<em>Severity</em>' data type.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.core.rules.Severity
		 * @see org.rangescope.model.impl.ModelPackageImpl#getSeverity()
		 * @generated
		 */
		EDataType SEVERITY = eINSTANCE.getSeverity();

		/**
		 * The meta object literal for the '<em>Verdict</em>' data type.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.core.rules.Verdict
		 * @see org.rangescope.model.impl.ModelPackageImpl#getVerdict()
		 * @generated
		 */
		EDataType VERDICT = eINSTANCE.getVerdict();

		/**
		 * The meta object literal for the '<em>Rows</em>' data type.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.model.impl.ModelPackageImpl#getRows()
		 * @generated
		 */
		EDataType ROWS = eINSTANCE.getRows();

	}

} //ModelPackage
