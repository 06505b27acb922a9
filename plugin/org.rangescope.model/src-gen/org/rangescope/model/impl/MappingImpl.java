/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model.impl;

import java.util.Collection;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.NotificationChain;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.InternalEObject;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.EObjectImpl;

import org.eclipse.emf.ecore.util.EDataTypeEList;
import org.eclipse.emf.ecore.util.EObjectContainmentEList;
import org.eclipse.emf.ecore.util.EObjectEList;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.util.InternalEList;

import org.rangescope.core.store.MappingState;

import org.rangescope.model.Attachment;
import org.rangescope.model.Finding;
import org.rangescope.model.Mapping;
import org.rangescope.model.ModelPackage;
import org.rangescope.model.Range;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Mapping</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getAttachment <em>Attachment</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getRow <em>Row</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getSerial <em>Serial</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getAdapter <em>Adapter</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getState <em>State</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#isLeaked <em>Leaked</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getIdentity <em>Identity</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getMappedNs <em>Mapped Ns</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getReturnedNs <em>Returned Ns</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getPopulationNs <em>Population Ns</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getBlockedNs <em>Blocked Ns</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getBytes <em>Bytes</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getError <em>Error</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getRangeCount <em>Range Count</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getPattern <em>Pattern</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getInterconnect <em>Interconnect</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getDevice <em>Device</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getDirection <em>Direction</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getFlags <em>Flags</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getTask <em>Task</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getCallSite <em>Call Site</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getStack <em>Stack</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getUnmappedNs <em>Unmapped Ns</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getUnmappedBy <em>Unmapped By</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getRanges <em>Ranges</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getMoreRanges <em>More Ranges</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#isRangesLoaded <em>Ranges Loaded</em>}</li>
 *   <li>{@link org.rangescope.model.impl.MappingImpl#getFindings <em>Findings</em>}</li>
 * </ul>
 *
 * @generated
 */
public class MappingImpl extends EObjectImpl implements Mapping {
	/**
	 * The default value of the '{@link #getRow() <em>Row</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRow()
	 * @generated
	 * @ordered
	 */
	protected static final int ROW_EDEFAULT = -1;

	/**
	 * The cached value of the '{@link #getRow() <em>Row</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRow()
	 * @generated
	 * @ordered
	 */
	protected int row = ROW_EDEFAULT;

	/**
	 * The default value of the '{@link #getSerial() <em>Serial</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSerial()
	 * @generated
	 * @ordered
	 */
	protected static final long SERIAL_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getSerial() <em>Serial</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSerial()
	 * @generated
	 * @ordered
	 */
	protected long serial = SERIAL_EDEFAULT;

	/**
	 * The default value of the '{@link #getAdapter() <em>Adapter</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAdapter()
	 * @generated
	 * @ordered
	 */
	protected static final String ADAPTER_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getAdapter() <em>Adapter</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAdapter()
	 * @generated
	 * @ordered
	 */
	protected String adapter = ADAPTER_EDEFAULT;

	/**
	 * The default value of the '{@link #getState() <em>State</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getState()
	 * @generated
	 * @ordered
	 */
	protected static final MappingState STATE_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getState() <em>State</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getState()
	 * @generated
	 * @ordered
	 */
	protected MappingState state = STATE_EDEFAULT;

	/**
	 * The default value of the '{@link #isLeaked() <em>Leaked</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isLeaked()
	 * @generated
	 * @ordered
	 */
	protected static final boolean LEAKED_EDEFAULT = false;

	/**
	 * The cached value of the '{@link #isLeaked() <em>Leaked</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isLeaked()
	 * @generated
	 * @ordered
	 */
	protected boolean leaked = LEAKED_EDEFAULT;

	/**
	 * The default value of the '{@link #getIdentity() <em>Identity</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getIdentity()
	 * @generated
	 * @ordered
	 */
	protected static final long IDENTITY_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getIdentity() <em>Identity</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getIdentity()
	 * @generated
	 * @ordered
	 */
	protected long identity = IDENTITY_EDEFAULT;

	/**
	 * The default value of the '{@link #getMappedNs() <em>Mapped Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMappedNs()
	 * @generated
	 * @ordered
	 */
	protected static final long MAPPED_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getMappedNs() <em>Mapped Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMappedNs()
	 * @generated
	 * @ordered
	 */
	protected long mappedNs = MAPPED_NS_EDEFAULT;

	/**
	 * The default value of the '{@link #getReturnedNs() <em>Returned Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getReturnedNs()
	 * @generated
	 * @ordered
	 */
	protected static final long RETURNED_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getReturnedNs() <em>Returned Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getReturnedNs()
	 * @generated
	 * @ordered
	 */
	protected long returnedNs = RETURNED_NS_EDEFAULT;

	/**
	 * The default value of the '{@link #getPopulationNs() <em>Population Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPopulationNs()
	 * @generated
	 * @ordered
	 */
	protected static final long POPULATION_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getPopulationNs() <em>Population Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPopulationNs()
	 * @generated
	 * @ordered
	 */
	protected long populationNs = POPULATION_NS_EDEFAULT;

	/**
	 * The default value of the '{@link #getBlockedNs() <em>Blocked Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBlockedNs()
	 * @generated
	 * @ordered
	 */
	protected static final long BLOCKED_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getBlockedNs() <em>Blocked Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBlockedNs()
	 * @generated
	 * @ordered
	 */
	protected long blockedNs = BLOCKED_NS_EDEFAULT;

	/**
	 * The default value of the '{@link #getBytes() <em>Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBytes()
	 * @generated
	 * @ordered
	 */
	protected static final long BYTES_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getBytes() <em>Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBytes()
	 * @generated
	 * @ordered
	 */
	protected long bytes = BYTES_EDEFAULT;

	/**
	 * The default value of the '{@link #getError() <em>Error</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getError()
	 * @generated
	 * @ordered
	 */
	protected static final int ERROR_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getError() <em>Error</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getError()
	 * @generated
	 * @ordered
	 */
	protected int error = ERROR_EDEFAULT;

	/**
	 * The default value of the '{@link #getRangeCount() <em>Range Count</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRangeCount()
	 * @generated
	 * @ordered
	 */
	protected static final long RANGE_COUNT_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getRangeCount() <em>Range Count</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRangeCount()
	 * @generated
	 * @ordered
	 */
	protected long rangeCount = RANGE_COUNT_EDEFAULT;

	/**
	 * The default value of the '{@link #getPattern() <em>Pattern</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPattern()
	 * @generated
	 * @ordered
	 */
	protected static final String PATTERN_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getPattern() <em>Pattern</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPattern()
	 * @generated
	 * @ordered
	 */
	protected String pattern = PATTERN_EDEFAULT;

	/**
	 * The default value of the '{@link #getInterconnect() <em>Interconnect</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getInterconnect()
	 * @generated
	 * @ordered
	 */
	protected static final String INTERCONNECT_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getInterconnect() <em>Interconnect</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getInterconnect()
	 * @generated
	 * @ordered
	 */
	protected String interconnect = INTERCONNECT_EDEFAULT;

	/**
	 * The default value of the '{@link #getDevice() <em>Device</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDevice()
	 * @generated
	 * @ordered
	 */
	protected static final String DEVICE_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getDevice() <em>Device</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDevice()
	 * @generated
	 * @ordered
	 */
	protected String device = DEVICE_EDEFAULT;

	/**
	 * The default value of the '{@link #getDirection() <em>Direction</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDirection()
	 * @generated
	 * @ordered
	 */
	protected static final String DIRECTION_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getDirection() <em>Direction</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDirection()
	 * @generated
	 * @ordered
	 */
	protected String direction = DIRECTION_EDEFAULT;

	/**
	 * The cached value of the '{@link #getFlags() <em>Flags</em>}' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFlags()
	 * @generated
	 * @ordered
	 */
	protected EList<String> flags;

	/**
	 * The default value of the '{@link #getTask() <em>Task</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTask()
	 * @generated
	 * @ordered
	 */
	protected static final String TASK_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getTask() <em>Task</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTask()
	 * @generated
	 * @ordered
	 */
	protected String task = TASK_EDEFAULT;

	/**
	 * The default value of the '{@link #getCallSite() <em>Call Site</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCallSite()
	 * @generated
	 * @ordered
	 */
	protected static final String CALL_SITE_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getCallSite() <em>Call Site</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCallSite()
	 * @generated
	 * @ordered
	 */
	protected String callSite = CALL_SITE_EDEFAULT;

	/**
	 * The cached value of the '{@link #getStack() <em>Stack</em>}' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getStack()
	 * @generated
	 * @ordered
	 */
	protected EList<String> stack;

	/**
	 * The default value of the '{@link #getUnmappedNs() <em>Unmapped Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getUnmappedNs()
	 * @generated
	 * @ordered
	 */
	protected static final long UNMAPPED_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getUnmappedNs() <em>Unmapped Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getUnmappedNs()
	 * @generated
	 * @ordered
	 */
	protected long unmappedNs = UNMAPPED_NS_EDEFAULT;

	/**
	 * The default value of the '{@link #getUnmappedBy() <em>Unmapped By</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getUnmappedBy()
	 * @generated
	 * @ordered
	 */
	protected static final String UNMAPPED_BY_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getUnmappedBy() <em>Unmapped By</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getUnmappedBy()
	 * @generated
	 * @ordered
	 */
	protected String unmappedBy = UNMAPPED_BY_EDEFAULT;

	/**
	 * The cached value of the '{@link #getRanges() <em>Ranges</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRanges()
	 * @generated
	 * @ordered
	 */
	protected EList<Range> ranges;

	/**
	 * The default value of the '{@link #getMoreRanges() <em>More Ranges</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMoreRanges()
	 * @generated
	 * @ordered
	 */
	protected static final long MORE_RANGES_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getMoreRanges() <em>More Ranges</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMoreRanges()
	 * @generated
	 * @ordered
	 */
	protected long moreRanges = MORE_RANGES_EDEFAULT;

	/**
	 * The default value of the '{@link #isRangesLoaded() <em>Ranges Loaded</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isRangesLoaded()
	 * @generated
	 * @ordered
	 */
	protected static final boolean RANGES_LOADED_EDEFAULT = false;

	/**
	 * The cached value of the '{@link #isRangesLoaded() <em>Ranges Loaded</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isRangesLoaded()
	 * @generated
	 * @ordered
	 */
	protected boolean rangesLoaded = RANGES_LOADED_EDEFAULT;

	/**
	 * The cached value of the '{@link #getFindings() <em>Findings</em>}' reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFindings()
	 * @generated
	 * @ordered
	 */
	protected EList<Finding> findings;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected MappingImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return ModelPackage.Literals.MAPPING;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Attachment getAttachment() {
		if (eContainerFeatureID() != ModelPackage.MAPPING__ATTACHMENT) return null;
		return (Attachment)eInternalContainer();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public NotificationChain basicSetAttachment(Attachment newAttachment, NotificationChain msgs) {
		msgs = eBasicSetContainer((InternalEObject)newAttachment, ModelPackage.MAPPING__ATTACHMENT, msgs);
		return msgs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setAttachment(Attachment newAttachment) {
		if (newAttachment != eInternalContainer() || (eContainerFeatureID() != ModelPackage.MAPPING__ATTACHMENT && newAttachment != null)) {
			if (EcoreUtil.isAncestor(this, newAttachment))
				throw new IllegalArgumentException("Recursive containment not allowed for " + toString());
			NotificationChain msgs = null;
			if (eInternalContainer() != null)
				msgs = eBasicRemoveFromContainer(msgs);
			if (newAttachment != null)
				msgs = ((InternalEObject)newAttachment).eInverseAdd(this, ModelPackage.ATTACHMENT__MAPPINGS, Attachment.class, msgs);
			msgs = basicSetAttachment(newAttachment, msgs);
			if (msgs != null) msgs.dispatch();
		}
		else if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__ATTACHMENT, newAttachment, newAttachment));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getRow() {
		return row;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRow(int newRow) {
		int oldRow = row;
		row = newRow;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__ROW, oldRow, row));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getSerial() {
		return serial;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSerial(long newSerial) {
		long oldSerial = serial;
		serial = newSerial;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__SERIAL, oldSerial, serial));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getAdapter() {
		return adapter;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setAdapter(String newAdapter) {
		String oldAdapter = adapter;
		adapter = newAdapter;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__ADAPTER, oldAdapter, adapter));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public MappingState getState() {
		return state;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setState(MappingState newState) {
		MappingState oldState = state;
		state = newState;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__STATE, oldState, state));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isLeaked() {
		return leaked;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setLeaked(boolean newLeaked) {
		boolean oldLeaked = leaked;
		leaked = newLeaked;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__LEAKED, oldLeaked, leaked));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getIdentity() {
		return identity;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setIdentity(long newIdentity) {
		long oldIdentity = identity;
		identity = newIdentity;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__IDENTITY, oldIdentity, identity));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getMappedNs() {
		return mappedNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMappedNs(long newMappedNs) {
		long oldMappedNs = mappedNs;
		mappedNs = newMappedNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__MAPPED_NS, oldMappedNs, mappedNs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getReturnedNs() {
		return returnedNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setReturnedNs(long newReturnedNs) {
		long oldReturnedNs = returnedNs;
		returnedNs = newReturnedNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__RETURNED_NS, oldReturnedNs, returnedNs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getPopulationNs() {
		return populationNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setPopulationNs(long newPopulationNs) {
		long oldPopulationNs = populationNs;
		populationNs = newPopulationNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__POPULATION_NS, oldPopulationNs, populationNs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getBlockedNs() {
		return blockedNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setBlockedNs(long newBlockedNs) {
		long oldBlockedNs = blockedNs;
		blockedNs = newBlockedNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__BLOCKED_NS, oldBlockedNs, blockedNs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getBytes() {
		return bytes;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setBytes(long newBytes) {
		long oldBytes = bytes;
		bytes = newBytes;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__BYTES, oldBytes, bytes));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getError() {
		return error;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setError(int newError) {
		int oldError = error;
		error = newError;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__ERROR, oldError, error));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getRangeCount() {
		return rangeCount;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRangeCount(long newRangeCount) {
		long oldRangeCount = rangeCount;
		rangeCount = newRangeCount;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__RANGE_COUNT, oldRangeCount, rangeCount));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getPattern() {
		return pattern;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setPattern(String newPattern) {
		String oldPattern = pattern;
		pattern = newPattern;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__PATTERN, oldPattern, pattern));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getInterconnect() {
		return interconnect;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setInterconnect(String newInterconnect) {
		String oldInterconnect = interconnect;
		interconnect = newInterconnect;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__INTERCONNECT, oldInterconnect, interconnect));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getDevice() {
		return device;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setDevice(String newDevice) {
		String oldDevice = device;
		device = newDevice;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__DEVICE, oldDevice, device));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getDirection() {
		return direction;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setDirection(String newDirection) {
		String oldDirection = direction;
		direction = newDirection;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__DIRECTION, oldDirection, direction));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<String> getFlags() {
		if (flags == null) {
			flags = new EDataTypeEList<String>(String.class, this, ModelPackage.MAPPING__FLAGS);
		}
		return flags;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getTask() {
		return task;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setTask(String newTask) {
		String oldTask = task;
		task = newTask;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__TASK, oldTask, task));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getCallSite() {
		return callSite;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setCallSite(String newCallSite) {
		String oldCallSite = callSite;
		callSite = newCallSite;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__CALL_SITE, oldCallSite, callSite));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<String> getStack() {
		if (stack == null) {
			stack = new EDataTypeEList<String>(String.class, this, ModelPackage.MAPPING__STACK);
		}
		return stack;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getUnmappedNs() {
		return unmappedNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setUnmappedNs(long newUnmappedNs) {
		long oldUnmappedNs = unmappedNs;
		unmappedNs = newUnmappedNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__UNMAPPED_NS, oldUnmappedNs, unmappedNs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getUnmappedBy() {
		return unmappedBy;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setUnmappedBy(String newUnmappedBy) {
		String oldUnmappedBy = unmappedBy;
		unmappedBy = newUnmappedBy;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__UNMAPPED_BY, oldUnmappedBy, unmappedBy));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Range> getRanges() {
		if (ranges == null) {
			ranges = new EObjectContainmentEList<Range>(Range.class, this, ModelPackage.MAPPING__RANGES);
		}
		return ranges;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getMoreRanges() {
		return moreRanges;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMoreRanges(long newMoreRanges) {
		long oldMoreRanges = moreRanges;
		moreRanges = newMoreRanges;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__MORE_RANGES, oldMoreRanges, moreRanges));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isRangesLoaded() {
		return rangesLoaded;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRangesLoaded(boolean newRangesLoaded) {
		boolean oldRangesLoaded = rangesLoaded;
		rangesLoaded = newRangesLoaded;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.MAPPING__RANGES_LOADED, oldRangesLoaded, rangesLoaded));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Finding> getFindings() {
		if (findings == null) {
			findings = new EObjectEList<Finding>(Finding.class, this, ModelPackage.MAPPING__FINDINGS);
		}
		return findings;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseAdd(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case ModelPackage.MAPPING__ATTACHMENT:
				if (eInternalContainer() != null)
					msgs = eBasicRemoveFromContainer(msgs);
				return basicSetAttachment((Attachment)otherEnd, msgs);
		}
		return super.eInverseAdd(otherEnd, featureID, msgs);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case ModelPackage.MAPPING__ATTACHMENT:
				return basicSetAttachment(null, msgs);
			case ModelPackage.MAPPING__RANGES:
				return ((InternalEList<?>)getRanges()).basicRemove(otherEnd, msgs);
		}
		return super.eInverseRemove(otherEnd, featureID, msgs);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eBasicRemoveFromContainerFeature(NotificationChain msgs) {
		switch (eContainerFeatureID()) {
			case ModelPackage.MAPPING__ATTACHMENT:
				return eInternalContainer().eInverseRemove(this, ModelPackage.ATTACHMENT__MAPPINGS, Attachment.class, msgs);
		}
		return super.eBasicRemoveFromContainerFeature(msgs);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case ModelPackage.MAPPING__ATTACHMENT:
				return getAttachment();
			case ModelPackage.MAPPING__ROW:
				return getRow();
			case ModelPackage.MAPPING__SERIAL:
				return getSerial();
			case ModelPackage.MAPPING__ADAPTER:
				return getAdapter();
			case ModelPackage.MAPPING__STATE:
				return getState();
			case ModelPackage.MAPPING__LEAKED:
				return isLeaked();
			case ModelPackage.MAPPING__IDENTITY:
				return getIdentity();
			case ModelPackage.MAPPING__MAPPED_NS:
				return getMappedNs();
			case ModelPackage.MAPPING__RETURNED_NS:
				return getReturnedNs();
			case ModelPackage.MAPPING__POPULATION_NS:
				return getPopulationNs();
			case ModelPackage.MAPPING__BLOCKED_NS:
				return getBlockedNs();
			case ModelPackage.MAPPING__BYTES:
				return getBytes();
			case ModelPackage.MAPPING__ERROR:
				return getError();
			case ModelPackage.MAPPING__RANGE_COUNT:
				return getRangeCount();
			case ModelPackage.MAPPING__PATTERN:
				return getPattern();
			case ModelPackage.MAPPING__INTERCONNECT:
				return getInterconnect();
			case ModelPackage.MAPPING__DEVICE:
				return getDevice();
			case ModelPackage.MAPPING__DIRECTION:
				return getDirection();
			case ModelPackage.MAPPING__FLAGS:
				return getFlags();
			case ModelPackage.MAPPING__TASK:
				return getTask();
			case ModelPackage.MAPPING__CALL_SITE:
				return getCallSite();
			case ModelPackage.MAPPING__STACK:
				return getStack();
			case ModelPackage.MAPPING__UNMAPPED_NS:
				return getUnmappedNs();
			case ModelPackage.MAPPING__UNMAPPED_BY:
				return getUnmappedBy();
			case ModelPackage.MAPPING__RANGES:
				return getRanges();
			case ModelPackage.MAPPING__MORE_RANGES:
				return getMoreRanges();
			case ModelPackage.MAPPING__RANGES_LOADED:
				return isRangesLoaded();
			case ModelPackage.MAPPING__FINDINGS:
				return getFindings();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@SuppressWarnings("unchecked")
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case ModelPackage.MAPPING__ATTACHMENT:
				setAttachment((Attachment)newValue);
				return;
			case ModelPackage.MAPPING__ROW:
				setRow((Integer)newValue);
				return;
			case ModelPackage.MAPPING__SERIAL:
				setSerial((Long)newValue);
				return;
			case ModelPackage.MAPPING__ADAPTER:
				setAdapter((String)newValue);
				return;
			case ModelPackage.MAPPING__STATE:
				setState((MappingState)newValue);
				return;
			case ModelPackage.MAPPING__LEAKED:
				setLeaked((Boolean)newValue);
				return;
			case ModelPackage.MAPPING__IDENTITY:
				setIdentity((Long)newValue);
				return;
			case ModelPackage.MAPPING__MAPPED_NS:
				setMappedNs((Long)newValue);
				return;
			case ModelPackage.MAPPING__RETURNED_NS:
				setReturnedNs((Long)newValue);
				return;
			case ModelPackage.MAPPING__POPULATION_NS:
				setPopulationNs((Long)newValue);
				return;
			case ModelPackage.MAPPING__BLOCKED_NS:
				setBlockedNs((Long)newValue);
				return;
			case ModelPackage.MAPPING__BYTES:
				setBytes((Long)newValue);
				return;
			case ModelPackage.MAPPING__ERROR:
				setError((Integer)newValue);
				return;
			case ModelPackage.MAPPING__RANGE_COUNT:
				setRangeCount((Long)newValue);
				return;
			case ModelPackage.MAPPING__PATTERN:
				setPattern((String)newValue);
				return;
			case ModelPackage.MAPPING__INTERCONNECT:
				setInterconnect((String)newValue);
				return;
			case ModelPackage.MAPPING__DEVICE:
				setDevice((String)newValue);
				return;
			case ModelPackage.MAPPING__DIRECTION:
				setDirection((String)newValue);
				return;
			case ModelPackage.MAPPING__FLAGS:
				getFlags().clear();
				getFlags().addAll((Collection<? extends String>)newValue);
				return;
			case ModelPackage.MAPPING__TASK:
				setTask((String)newValue);
				return;
			case ModelPackage.MAPPING__CALL_SITE:
				setCallSite((String)newValue);
				return;
			case ModelPackage.MAPPING__STACK:
				getStack().clear();
				getStack().addAll((Collection<? extends String>)newValue);
				return;
			case ModelPackage.MAPPING__UNMAPPED_NS:
				setUnmappedNs((Long)newValue);
				return;
			case ModelPackage.MAPPING__UNMAPPED_BY:
				setUnmappedBy((String)newValue);
				return;
			case ModelPackage.MAPPING__RANGES:
				getRanges().clear();
				getRanges().addAll((Collection<? extends Range>)newValue);
				return;
			case ModelPackage.MAPPING__MORE_RANGES:
				setMoreRanges((Long)newValue);
				return;
			case ModelPackage.MAPPING__RANGES_LOADED:
				setRangesLoaded((Boolean)newValue);
				return;
			case ModelPackage.MAPPING__FINDINGS:
				getFindings().clear();
				getFindings().addAll((Collection<? extends Finding>)newValue);
				return;
		}
		super.eSet(featureID, newValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eUnset(int featureID) {
		switch (featureID) {
			case ModelPackage.MAPPING__ATTACHMENT:
				setAttachment((Attachment)null);
				return;
			case ModelPackage.MAPPING__ROW:
				setRow(ROW_EDEFAULT);
				return;
			case ModelPackage.MAPPING__SERIAL:
				setSerial(SERIAL_EDEFAULT);
				return;
			case ModelPackage.MAPPING__ADAPTER:
				setAdapter(ADAPTER_EDEFAULT);
				return;
			case ModelPackage.MAPPING__STATE:
				setState(STATE_EDEFAULT);
				return;
			case ModelPackage.MAPPING__LEAKED:
				setLeaked(LEAKED_EDEFAULT);
				return;
			case ModelPackage.MAPPING__IDENTITY:
				setIdentity(IDENTITY_EDEFAULT);
				return;
			case ModelPackage.MAPPING__MAPPED_NS:
				setMappedNs(MAPPED_NS_EDEFAULT);
				return;
			case ModelPackage.MAPPING__RETURNED_NS:
				setReturnedNs(RETURNED_NS_EDEFAULT);
				return;
			case ModelPackage.MAPPING__POPULATION_NS:
				setPopulationNs(POPULATION_NS_EDEFAULT);
				return;
			case ModelPackage.MAPPING__BLOCKED_NS:
				setBlockedNs(BLOCKED_NS_EDEFAULT);
				return;
			case ModelPackage.MAPPING__BYTES:
				setBytes(BYTES_EDEFAULT);
				return;
			case ModelPackage.MAPPING__ERROR:
				setError(ERROR_EDEFAULT);
				return;
			case ModelPackage.MAPPING__RANGE_COUNT:
				setRangeCount(RANGE_COUNT_EDEFAULT);
				return;
			case ModelPackage.MAPPING__PATTERN:
				setPattern(PATTERN_EDEFAULT);
				return;
			case ModelPackage.MAPPING__INTERCONNECT:
				setInterconnect(INTERCONNECT_EDEFAULT);
				return;
			case ModelPackage.MAPPING__DEVICE:
				setDevice(DEVICE_EDEFAULT);
				return;
			case ModelPackage.MAPPING__DIRECTION:
				setDirection(DIRECTION_EDEFAULT);
				return;
			case ModelPackage.MAPPING__FLAGS:
				getFlags().clear();
				return;
			case ModelPackage.MAPPING__TASK:
				setTask(TASK_EDEFAULT);
				return;
			case ModelPackage.MAPPING__CALL_SITE:
				setCallSite(CALL_SITE_EDEFAULT);
				return;
			case ModelPackage.MAPPING__STACK:
				getStack().clear();
				return;
			case ModelPackage.MAPPING__UNMAPPED_NS:
				setUnmappedNs(UNMAPPED_NS_EDEFAULT);
				return;
			case ModelPackage.MAPPING__UNMAPPED_BY:
				setUnmappedBy(UNMAPPED_BY_EDEFAULT);
				return;
			case ModelPackage.MAPPING__RANGES:
				getRanges().clear();
				return;
			case ModelPackage.MAPPING__MORE_RANGES:
				setMoreRanges(MORE_RANGES_EDEFAULT);
				return;
			case ModelPackage.MAPPING__RANGES_LOADED:
				setRangesLoaded(RANGES_LOADED_EDEFAULT);
				return;
			case ModelPackage.MAPPING__FINDINGS:
				getFindings().clear();
				return;
		}
		super.eUnset(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean eIsSet(int featureID) {
		switch (featureID) {
			case ModelPackage.MAPPING__ATTACHMENT:
				return getAttachment() != null;
			case ModelPackage.MAPPING__ROW:
				return row != ROW_EDEFAULT;
			case ModelPackage.MAPPING__SERIAL:
				return serial != SERIAL_EDEFAULT;
			case ModelPackage.MAPPING__ADAPTER:
				return ADAPTER_EDEFAULT == null ? adapter != null : !ADAPTER_EDEFAULT.equals(adapter);
			case ModelPackage.MAPPING__STATE:
				return STATE_EDEFAULT == null ? state != null : !STATE_EDEFAULT.equals(state);
			case ModelPackage.MAPPING__LEAKED:
				return leaked != LEAKED_EDEFAULT;
			case ModelPackage.MAPPING__IDENTITY:
				return identity != IDENTITY_EDEFAULT;
			case ModelPackage.MAPPING__MAPPED_NS:
				return mappedNs != MAPPED_NS_EDEFAULT;
			case ModelPackage.MAPPING__RETURNED_NS:
				return returnedNs != RETURNED_NS_EDEFAULT;
			case ModelPackage.MAPPING__POPULATION_NS:
				return populationNs != POPULATION_NS_EDEFAULT;
			case ModelPackage.MAPPING__BLOCKED_NS:
				return blockedNs != BLOCKED_NS_EDEFAULT;
			case ModelPackage.MAPPING__BYTES:
				return bytes != BYTES_EDEFAULT;
			case ModelPackage.MAPPING__ERROR:
				return error != ERROR_EDEFAULT;
			case ModelPackage.MAPPING__RANGE_COUNT:
				return rangeCount != RANGE_COUNT_EDEFAULT;
			case ModelPackage.MAPPING__PATTERN:
				return PATTERN_EDEFAULT == null ? pattern != null : !PATTERN_EDEFAULT.equals(pattern);
			case ModelPackage.MAPPING__INTERCONNECT:
				return INTERCONNECT_EDEFAULT == null ? interconnect != null : !INTERCONNECT_EDEFAULT.equals(interconnect);
			case ModelPackage.MAPPING__DEVICE:
				return DEVICE_EDEFAULT == null ? device != null : !DEVICE_EDEFAULT.equals(device);
			case ModelPackage.MAPPING__DIRECTION:
				return DIRECTION_EDEFAULT == null ? direction != null : !DIRECTION_EDEFAULT.equals(direction);
			case ModelPackage.MAPPING__FLAGS:
				return flags != null && !flags.isEmpty();
			case ModelPackage.MAPPING__TASK:
				return TASK_EDEFAULT == null ? task != null : !TASK_EDEFAULT.equals(task);
			case ModelPackage.MAPPING__CALL_SITE:
				return CALL_SITE_EDEFAULT == null ? callSite != null : !CALL_SITE_EDEFAULT.equals(callSite);
			case ModelPackage.MAPPING__STACK:
				return stack != null && !stack.isEmpty();
			case ModelPackage.MAPPING__UNMAPPED_NS:
				return unmappedNs != UNMAPPED_NS_EDEFAULT;
			case ModelPackage.MAPPING__UNMAPPED_BY:
				return UNMAPPED_BY_EDEFAULT == null ? unmappedBy != null : !UNMAPPED_BY_EDEFAULT.equals(unmappedBy);
			case ModelPackage.MAPPING__RANGES:
				return ranges != null && !ranges.isEmpty();
			case ModelPackage.MAPPING__MORE_RANGES:
				return moreRanges != MORE_RANGES_EDEFAULT;
			case ModelPackage.MAPPING__RANGES_LOADED:
				return rangesLoaded != RANGES_LOADED_EDEFAULT;
			case ModelPackage.MAPPING__FINDINGS:
				return findings != null && !findings.isEmpty();
		}
		return super.eIsSet(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String toString() {
		if (eIsProxy()) return super.toString();

		StringBuilder result = new StringBuilder(super.toString());
		result.append(" (row: ");
		result.append(row);
		result.append(", serial: ");
		result.append(serial);
		result.append(", adapter: ");
		result.append(adapter);
		result.append(", state: ");
		result.append(state);
		result.append(", leaked: ");
		result.append(leaked);
		result.append(", identity: ");
		result.append(identity);
		result.append(", mappedNs: ");
		result.append(mappedNs);
		result.append(", returnedNs: ");
		result.append(returnedNs);
		result.append(", populationNs: ");
		result.append(populationNs);
		result.append(", blockedNs: ");
		result.append(blockedNs);
		result.append(", bytes: ");
		result.append(bytes);
		result.append(", error: ");
		result.append(error);
		result.append(", rangeCount: ");
		result.append(rangeCount);
		result.append(", pattern: ");
		result.append(pattern);
		result.append(", interconnect: ");
		result.append(interconnect);
		result.append(", device: ");
		result.append(device);
		result.append(", direction: ");
		result.append(direction);
		result.append(", flags: ");
		result.append(flags);
		result.append(", task: ");
		result.append(task);
		result.append(", callSite: ");
		result.append(callSite);
		result.append(", stack: ");
		result.append(stack);
		result.append(", unmappedNs: ");
		result.append(unmappedNs);
		result.append(", unmappedBy: ");
		result.append(unmappedBy);
		result.append(", moreRanges: ");
		result.append(moreRanges);
		result.append(", rangesLoaded: ");
		result.append(rangesLoaded);
		result.append(')');
		return result.toString();
	}

} //MappingImpl
