/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Attachment</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A device attached to a buffer.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.Attachment#getBuffer <em>Buffer</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getRow <em>Row</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getDevice <em>Device</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getDriver <em>Driver</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getInterconnect <em>Interconnect</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getAdapters <em>Adapters</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getFlags <em>Flags</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getIdentity <em>Identity</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getAttachedNs <em>Attached Ns</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getDetachedNs <em>Detached Ns</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getTask <em>Task</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getStack <em>Stack</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getMaps <em>Maps</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getFailed <em>Failed</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getLive <em>Live</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getLeaked <em>Leaked</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getExposedBytes <em>Exposed Bytes</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getMappings <em>Mappings</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getMoreLive <em>More Live</em>}</li>
 *   <li>{@link org.rangescope.model.Attachment#getEnded <em>Ended</em>}</li>
 * </ul>
 *
 * @see org.rangescope.model.ModelPackage#getAttachment()
 * @model
 * @generated
 */
public interface Attachment extends EObject {
	/**
	 * Returns the value of the '<em><b>Buffer</b></em>' container reference.
	 * It is bidirectional and its opposite is '{@link org.rangescope.model.Buffer#getAttachments <em>Attachments</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The buffer.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Buffer</em>' container reference.
	 * @see #setBuffer(Buffer)
	 * @see org.rangescope.model.ModelPackage#getAttachment_Buffer()
	 * @see org.rangescope.model.Buffer#getAttachments
	 * @model opposite="attachments"
	 * @generated
	 */
	Buffer getBuffer();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getBuffer <em>Buffer</em>}' container reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Buffer</em>' container reference.
	 * @see #getBuffer()
	 * @generated
	 */
	void setBuffer(Buffer value);

	/**
	 * Returns the value of the '<em><b>Row</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * In the table of attachments.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Row</em>' attribute.
	 * @see #setRow(int)
	 * @see org.rangescope.model.ModelPackage#getAttachment_Row()
	 * @model default="-1"
	 * @generated
	 */
	int getRow();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getRow <em>Row</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Row</em>' attribute.
	 * @see #getRow()
	 * @generated
	 */
	void setRow(int value);

	/**
	 * Returns the value of the '<em><b>Device</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Name of the importer's device; empty when it attached before the capture began.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Device</em>' attribute.
	 * @see #setDevice(String)
	 * @see org.rangescope.model.ModelPackage#getAttachment_Device()
	 * @model default=""
	 * @generated
	 */
	String getDevice();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getDevice <em>Device</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Device</em>' attribute.
	 * @see #getDevice()
	 * @generated
	 */
	void setDevice(String value);

	/**
	 * Returns the value of the '<em><b>Driver</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The driver bound to it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Driver</em>' attribute.
	 * @see #setDriver(String)
	 * @see org.rangescope.model.ModelPackage#getAttachment_Driver()
	 * @model default=""
	 * @generated
	 */
	String getDriver();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getDriver <em>Driver</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Driver</em>' attribute.
	 * @see #getDriver()
	 * @generated
	 */
	void setDriver(String value);

	/**
	 * Returns the value of the '<em><b>Interconnect</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What importer and exporter agreed on; empty for the sg-table path.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Interconnect</em>' attribute.
	 * @see #setInterconnect(String)
	 * @see org.rangescope.model.ModelPackage#getAttachment_Interconnect()
	 * @model default=""
	 * @generated
	 */
	String getInterconnect();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getInterconnect <em>Interconnect</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Interconnect</em>' attribute.
	 * @see #getInterconnect()
	 * @generated
	 */
	void setInterconnect(String value);

	/**
	 * Returns the value of the '<em><b>Adapters</b></em>' attribute list.
	 * The list contents are of type {@link java.lang.String}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Generations of the API it was used with.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Adapters</em>' attribute list.
	 * @see org.rangescope.model.ModelPackage#getAttachment_Adapters()
	 * @model unique="false"
	 * @generated
	 */
	EList<String> getAdapters();

	/**
	 * Returns the value of the '<em><b>Flags</b></em>' attribute list.
	 * The list contents are of type {@link java.lang.String}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What the attachment says of itself.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Flags</em>' attribute list.
	 * @see org.rangescope.model.ModelPackage#getAttachment_Flags()
	 * @model unique="false"
	 * @generated
	 */
	EList<String> getFlags();

	/**
	 * Returns the value of the '<em><b>Identity</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Its address or a hash of it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Identity</em>' attribute.
	 * @see #setIdentity(long)
	 * @see org.rangescope.model.ModelPackage#getAttachment_Identity()
	 * @model
	 * @generated
	 */
	long getIdentity();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getIdentity <em>Identity</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Identity</em>' attribute.
	 * @see #getIdentity()
	 * @generated
	 */
	void setIdentity(long value);

	/**
	 * Returns the value of the '<em><b>Attached Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * When it was attached, ns CLOCK_MONOTONIC; -1 when that was not seen.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Attached Ns</em>' attribute.
	 * @see #setAttachedNs(long)
	 * @see org.rangescope.model.ModelPackage#getAttachment_AttachedNs()
	 * @model default="-1"
	 * @generated
	 */
	long getAttachedNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getAttachedNs <em>Attached Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Attached Ns</em>' attribute.
	 * @see #getAttachedNs()
	 * @generated
	 */
	void setAttachedNs(long value);

	/**
	 * Returns the value of the '<em><b>Detached Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * When it was detached, ns CLOCK_MONOTONIC; -1 when that was not seen.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Detached Ns</em>' attribute.
	 * @see #setDetachedNs(long)
	 * @see org.rangescope.model.ModelPackage#getAttachment_DetachedNs()
	 * @model default="-1"
	 * @generated
	 */
	long getDetachedNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getDetachedNs <em>Detached Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Detached Ns</em>' attribute.
	 * @see #getDetachedNs()
	 * @generated
	 */
	void setDetachedNs(long value);

	/**
	 * Returns the value of the '<em><b>Task</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Who attached it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Task</em>' attribute.
	 * @see #setTask(String)
	 * @see org.rangescope.model.ModelPackage#getAttachment_Task()
	 * @model default=""
	 * @generated
	 */
	String getTask();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getTask <em>Task</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Task</em>' attribute.
	 * @see #getTask()
	 * @generated
	 */
	void setTask(String value);

	/**
	 * Returns the value of the '<em><b>Stack</b></em>' attribute list.
	 * The list contents are of type {@link java.lang.String}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * From where, innermost frame first.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Stack</em>' attribute list.
	 * @see org.rangescope.model.ModelPackage#getAttachment_Stack()
	 * @model unique="false"
	 * @generated
	 */
	EList<String> getStack();

	/**
	 * Returns the value of the '<em><b>Maps</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Map calls, also failed ones.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Maps</em>' attribute.
	 * @see #setMaps(long)
	 * @see org.rangescope.model.ModelPackage#getAttachment_Maps()
	 * @model
	 * @generated
	 */
	long getMaps();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getMaps <em>Maps</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Maps</em>' attribute.
	 * @see #getMaps()
	 * @generated
	 */
	void setMaps(long value);

	/**
	 * Returns the value of the '<em><b>Failed</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Map calls that failed.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Failed</em>' attribute.
	 * @see #setFailed(long)
	 * @see org.rangescope.model.ModelPackage#getAttachment_Failed()
	 * @model
	 * @generated
	 */
	long getFailed();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getFailed <em>Failed</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Failed</em>' attribute.
	 * @see #getFailed()
	 * @generated
	 */
	void setFailed(long value);

	/**
	 * Returns the value of the '<em><b>Live</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Mappings that live.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Live</em>' attribute.
	 * @see #setLive(long)
	 * @see org.rangescope.model.ModelPackage#getAttachment_Live()
	 * @model
	 * @generated
	 */
	long getLive();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getLive <em>Live</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Live</em>' attribute.
	 * @see #getLive()
	 * @generated
	 */
	void setLive(long value);

	/**
	 * Returns the value of the '<em><b>Leaked</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Mappings that were leaked.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Leaked</em>' attribute.
	 * @see #setLeaked(long)
	 * @see org.rangescope.model.ModelPackage#getAttachment_Leaked()
	 * @model
	 * @generated
	 */
	long getLeaked();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getLeaked <em>Leaked</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Leaked</em>' attribute.
	 * @see #getLeaked()
	 * @generated
	 */
	void setLeaked(long value);

	/**
	 * Returns the value of the '<em><b>Exposed Bytes</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Bytes that live and leaked mappings expose.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Exposed Bytes</em>' attribute.
	 * @see #setExposedBytes(long)
	 * @see org.rangescope.model.ModelPackage#getAttachment_ExposedBytes()
	 * @model
	 * @generated
	 */
	long getExposedBytes();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getExposedBytes <em>Exposed Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Exposed Bytes</em>' attribute.
	 * @see #getExposedBytes()
	 * @generated
	 */
	void setExposedBytes(long value);

	/**
	 * Returns the value of the '<em><b>Mappings</b></em>' containment reference list.
	 * The list contents are of type {@link org.rangescope.model.Mapping}.
	 * It is bidirectional and its opposite is '{@link org.rangescope.model.Mapping#getAttachment <em>Attachment</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Leaked and live ones and those that somebody asked for; bounded.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Mappings</em>' containment reference list.
	 * @see org.rangescope.model.ModelPackage#getAttachment_Mappings()
	 * @see org.rangescope.model.Mapping#getAttachment
	 * @model opposite="attachment" containment="true"
	 * @generated
	 */
	EList<Mapping> getMappings();

	/**
	 * Returns the value of the '<em><b>More Live</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Leaked and live mappings beyond those.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>More Live</em>' attribute.
	 * @see #setMoreLive(long)
	 * @see org.rangescope.model.ModelPackage#getAttachment_MoreLive()
	 * @model
	 * @generated
	 */
	long getMoreLive();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getMoreLive <em>More Live</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>More Live</em>' attribute.
	 * @see #getMoreLive()
	 * @generated
	 */
	void setMoreLive(long value);

	/**
	 * Returns the value of the '<em><b>Ended</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Mappings that ended well or failed, beyond those.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Ended</em>' attribute.
	 * @see #setEnded(long)
	 * @see org.rangescope.model.ModelPackage#getAttachment_Ended()
	 * @model
	 * @generated
	 */
	long getEnded();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Attachment#getEnded <em>Ended</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Ended</em>' attribute.
	 * @see #getEnded()
	 * @generated
	 */
	void setEnded(long value);

} // Attachment
