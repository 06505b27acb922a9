/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

import org.rangescope.core.store.MappingState;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Mapping</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * One map call and what became of it.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.Mapping#getAttachment <em>Attachment</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getRow <em>Row</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getSerial <em>Serial</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getAdapter <em>Adapter</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getState <em>State</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#isLeaked <em>Leaked</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getIdentity <em>Identity</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getMappedNs <em>Mapped Ns</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getReturnedNs <em>Returned Ns</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getPopulationNs <em>Population Ns</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getBlockedNs <em>Blocked Ns</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getBytes <em>Bytes</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getError <em>Error</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getRangeCount <em>Range Count</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getPattern <em>Pattern</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getInterconnect <em>Interconnect</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getDevice <em>Device</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getDirection <em>Direction</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getFlags <em>Flags</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getTask <em>Task</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getCallSite <em>Call Site</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getStack <em>Stack</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getUnmappedNs <em>Unmapped Ns</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getUnmappedBy <em>Unmapped By</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getRanges <em>Ranges</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getMoreRanges <em>More Ranges</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#isRangesLoaded <em>Ranges Loaded</em>}</li>
 *   <li>{@link org.rangescope.model.Mapping#getFindings <em>Findings</em>}</li>
 * </ul>
 *
 * @see org.rangescope.model.ModelPackage#getMapping()
 * @model
 * @generated
 */
public interface Mapping extends EObject {
	/**
	 * Returns the value of the '<em><b>Attachment</b></em>' container reference.
	 * It is bidirectional and its opposite is '{@link org.rangescope.model.Attachment#getMappings <em>Mappings</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The attachment.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Attachment</em>' container reference.
	 * @see #setAttachment(Attachment)
	 * @see org.rangescope.model.ModelPackage#getMapping_Attachment()
	 * @see org.rangescope.model.Attachment#getMappings
	 * @model opposite="mappings"
	 * @generated
	 */
	Attachment getAttachment();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getAttachment <em>Attachment</em>}' container reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Attachment</em>' container reference.
	 * @see #getAttachment()
	 * @generated
	 */
	void setAttachment(Attachment value);

	/**
	 * Returns the value of the '<em><b>Row</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * In the table of mappings.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Row</em>' attribute.
	 * @see #setRow(int)
	 * @see org.rangescope.model.ModelPackage#getMapping_Row()
	 * @model default="-1"
	 * @generated
	 */
	int getRow();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getRow <em>Row</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Row</em>' attribute.
	 * @see #getRow()
	 * @generated
	 */
	void setRow(int value);

	/**
	 * Returns the value of the '<em><b>Serial</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Number of the map call.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Serial</em>' attribute.
	 * @see #setSerial(long)
	 * @see org.rangescope.model.ModelPackage#getMapping_Serial()
	 * @model
	 * @generated
	 */
	long getSerial();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getSerial <em>Serial</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Serial</em>' attribute.
	 * @see #getSerial()
	 * @generated
	 */
	void setSerial(long value);

	/**
	 * Returns the value of the '<em><b>Adapter</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Generation of the API.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Adapter</em>' attribute.
	 * @see #setAdapter(String)
	 * @see org.rangescope.model.ModelPackage#getMapping_Adapter()
	 * @model default=""
	 * @generated
	 */
	String getAdapter();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getAdapter <em>Adapter</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Adapter</em>' attribute.
	 * @see #getAdapter()
	 * @generated
	 */
	void setAdapter(String value);

	/**
	 * Returns the value of the '<em><b>State</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What became of it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>State</em>' attribute.
	 * @see #setState(MappingState)
	 * @see org.rangescope.model.ModelPackage#getMapping_State()
	 * @model dataType="org.rangescope.model.MappingState" transient="true"
	 * @generated
	 */
	MappingState getState();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getState <em>State</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>State</em>' attribute.
	 * @see #getState()
	 * @generated
	 */
	void setState(MappingState value);

	/**
	 * Returns the value of the '<em><b>Leaked</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Whether it was leaked.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Leaked</em>' attribute.
	 * @see #setLeaked(boolean)
	 * @see org.rangescope.model.ModelPackage#getMapping_Leaked()
	 * @model
	 * @generated
	 */
	boolean isLeaked();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#isLeaked <em>Leaked</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Leaked</em>' attribute.
	 * @see #isLeaked()
	 * @generated
	 */
	void setLeaked(boolean value);

	/**
	 * Returns the value of the '<em><b>Identity</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Address of the mapping or a hash of it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Identity</em>' attribute.
	 * @see #setIdentity(long)
	 * @see org.rangescope.model.ModelPackage#getMapping_Identity()
	 * @model
	 * @generated
	 */
	long getIdentity();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getIdentity <em>Identity</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Identity</em>' attribute.
	 * @see #getIdentity()
	 * @generated
	 */
	void setIdentity(long value);

	/**
	 * Returns the value of the '<em><b>Mapped Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * When the call began, ns CLOCK_MONOTONIC.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Mapped Ns</em>' attribute.
	 * @see #setMappedNs(long)
	 * @see org.rangescope.model.ModelPackage#getMapping_MappedNs()
	 * @model default="-1"
	 * @generated
	 */
	long getMappedNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getMappedNs <em>Mapped Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Mapped Ns</em>' attribute.
	 * @see #getMappedNs()
	 * @generated
	 */
	void setMappedNs(long value);

	/**
	 * Returns the value of the '<em><b>Returned Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * When it returned, ns CLOCK_MONOTONIC.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Returned Ns</em>' attribute.
	 * @see #setReturnedNs(long)
	 * @see org.rangescope.model.ModelPackage#getMapping_ReturnedNs()
	 * @model default="-1"
	 * @generated
	 */
	long getReturnedNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getReturnedNs <em>Returned Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Returned Ns</em>' attribute.
	 * @see #getReturnedNs()
	 * @generated
	 */
	void setReturnedNs(long value);

	/**
	 * Returns the value of the '<em><b>Population Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * How long it took, ns; -1 when not known.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Population Ns</em>' attribute.
	 * @see #setPopulationNs(long)
	 * @see org.rangescope.model.ModelPackage#getMapping_PopulationNs()
	 * @model default="-1"
	 * @generated
	 */
	long getPopulationNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getPopulationNs <em>Population Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Population Ns</em>' attribute.
	 * @see #getPopulationNs()
	 * @generated
	 */
	void setPopulationNs(long value);

	/**
	 * Returns the value of the '<em><b>Blocked Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Of that off the CPU, ns; -1 when not known.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Blocked Ns</em>' attribute.
	 * @see #setBlockedNs(long)
	 * @see org.rangescope.model.ModelPackage#getMapping_BlockedNs()
	 * @model default="-1"
	 * @generated
	 */
	long getBlockedNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getBlockedNs <em>Blocked Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Blocked Ns</em>' attribute.
	 * @see #getBlockedNs()
	 * @generated
	 */
	void setBlockedNs(long value);

	/**
	 * Returns the value of the '<em><b>Bytes</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Bytes it exposes; -1 when not known.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Bytes</em>' attribute.
	 * @see #setBytes(long)
	 * @see org.rangescope.model.ModelPackage#getMapping_Bytes()
	 * @model default="-1"
	 * @generated
	 */
	long getBytes();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getBytes <em>Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Bytes</em>' attribute.
	 * @see #getBytes()
	 * @generated
	 */
	void setBytes(long value);

	/**
	 * Returns the value of the '<em><b>Error</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * 0, or the negative errno it failed with.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Error</em>' attribute.
	 * @see #setError(int)
	 * @see org.rangescope.model.ModelPackage#getMapping_Error()
	 * @model
	 * @generated
	 */
	int getError();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getError <em>Error</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Error</em>' attribute.
	 * @see #getError()
	 * @generated
	 */
	void setError(int value);

	/**
	 * Returns the value of the '<em><b>Range Count</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Ranges as the exporter says.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Range Count</em>' attribute.
	 * @see #setRangeCount(long)
	 * @see org.rangescope.model.ModelPackage#getMapping_RangeCount()
	 * @model
	 * @generated
	 */
	long getRangeCount();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getRangeCount <em>Range Count</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Range Count</em>' attribute.
	 * @see #getRangeCount()
	 * @generated
	 */
	void setRangeCount(long value);

	/**
	 * Returns the value of the '<em><b>Pattern</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * How the ranges lie, in words; empty until they were asked for.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Pattern</em>' attribute.
	 * @see #setPattern(String)
	 * @see org.rangescope.model.ModelPackage#getMapping_Pattern()
	 * @model default=""
	 * @generated
	 */
	String getPattern();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getPattern <em>Pattern</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Pattern</em>' attribute.
	 * @see #getPattern()
	 * @generated
	 */
	void setPattern(String value);

	/**
	 * Returns the value of the '<em><b>Interconnect</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The interconnect; empty for the sg-table path.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Interconnect</em>' attribute.
	 * @see #setInterconnect(String)
	 * @see org.rangescope.model.ModelPackage#getMapping_Interconnect()
	 * @model default=""
	 * @generated
	 */
	String getInterconnect();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getInterconnect <em>Interconnect</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Interconnect</em>' attribute.
	 * @see #getInterconnect()
	 * @generated
	 */
	void setInterconnect(String value);

	/**
	 * Returns the value of the '<em><b>Device</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The importer's device.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Device</em>' attribute.
	 * @see #setDevice(String)
	 * @see org.rangescope.model.ModelPackage#getMapping_Device()
	 * @model default=""
	 * @generated
	 */
	String getDevice();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getDevice <em>Device</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Device</em>' attribute.
	 * @see #getDevice()
	 * @generated
	 */
	void setDevice(String value);

	/**
	 * Returns the value of the '<em><b>Direction</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * For the sg-table path: which way data goes.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Direction</em>' attribute.
	 * @see #setDirection(String)
	 * @see org.rangescope.model.ModelPackage#getMapping_Direction()
	 * @model default=""
	 * @generated
	 */
	String getDirection();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getDirection <em>Direction</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Direction</em>' attribute.
	 * @see #getDirection()
	 * @generated
	 */
	void setDirection(String value);

	/**
	 * Returns the value of the '<em><b>Flags</b></em>' attribute list.
	 * The list contents are of type {@link java.lang.String}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The attachment's state as the call saw it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Flags</em>' attribute list.
	 * @see org.rangescope.model.ModelPackage#getMapping_Flags()
	 * @model unique="false"
	 * @generated
	 */
	EList<String> getFlags();

	/**
	 * Returns the value of the '<em><b>Task</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Who mapped it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Task</em>' attribute.
	 * @see #setTask(String)
	 * @see org.rangescope.model.ModelPackage#getMapping_Task()
	 * @model default=""
	 * @generated
	 */
	String getTask();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getTask <em>Task</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Task</em>' attribute.
	 * @see #getTask()
	 * @generated
	 */
	void setTask(String value);

	/**
	 * Returns the value of the '<em><b>Call Site</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The driver's function that called.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Call Site</em>' attribute.
	 * @see #setCallSite(String)
	 * @see org.rangescope.model.ModelPackage#getMapping_CallSite()
	 * @model default=""
	 * @generated
	 */
	String getCallSite();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getCallSite <em>Call Site</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Call Site</em>' attribute.
	 * @see #getCallSite()
	 * @generated
	 */
	void setCallSite(String value);

	/**
	 * Returns the value of the '<em><b>Stack</b></em>' attribute list.
	 * The list contents are of type {@link java.lang.String}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * From where, innermost frame first.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Stack</em>' attribute list.
	 * @see org.rangescope.model.ModelPackage#getMapping_Stack()
	 * @model unique="false"
	 * @generated
	 */
	EList<String> getStack();

	/**
	 * Returns the value of the '<em><b>Unmapped Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * When it was unmapped, ns CLOCK_MONOTONIC; -1 when that was not seen.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Unmapped Ns</em>' attribute.
	 * @see #setUnmappedNs(long)
	 * @see org.rangescope.model.ModelPackage#getMapping_UnmappedNs()
	 * @model default="-1"
	 * @generated
	 */
	long getUnmappedNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getUnmappedNs <em>Unmapped Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Unmapped Ns</em>' attribute.
	 * @see #getUnmappedNs()
	 * @generated
	 */
	void setUnmappedNs(long value);

	/**
	 * Returns the value of the '<em><b>Unmapped By</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Who unmapped it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Unmapped By</em>' attribute.
	 * @see #setUnmappedBy(String)
	 * @see org.rangescope.model.ModelPackage#getMapping_UnmappedBy()
	 * @model default=""
	 * @generated
	 */
	String getUnmappedBy();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getUnmappedBy <em>Unmapped By</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Unmapped By</em>' attribute.
	 * @see #getUnmappedBy()
	 * @generated
	 */
	void setUnmappedBy(String value);

	/**
	 * Returns the value of the '<em><b>Ranges</b></em>' containment reference list.
	 * The list contents are of type {@link org.rangescope.model.Range}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Its ranges, once asked for; bounded.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Ranges</em>' containment reference list.
	 * @see org.rangescope.model.ModelPackage#getMapping_Ranges()
	 * @model containment="true"
	 * @generated
	 */
	EList<Range> getRanges();

	/**
	 * Returns the value of the '<em><b>More Ranges</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Recorded ranges beyond those.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>More Ranges</em>' attribute.
	 * @see #setMoreRanges(long)
	 * @see org.rangescope.model.ModelPackage#getMapping_MoreRanges()
	 * @model
	 * @generated
	 */
	long getMoreRanges();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#getMoreRanges <em>More Ranges</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>More Ranges</em>' attribute.
	 * @see #getMoreRanges()
	 * @generated
	 */
	void setMoreRanges(long value);

	/**
	 * Returns the value of the '<em><b>Ranges Loaded</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Whether ranges were asked for and are there.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Ranges Loaded</em>' attribute.
	 * @see #setRangesLoaded(boolean)
	 * @see org.rangescope.model.ModelPackage#getMapping_RangesLoaded()
	 * @model
	 * @generated
	 */
	boolean isRangesLoaded();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Mapping#isRangesLoaded <em>Ranges Loaded</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Ranges Loaded</em>' attribute.
	 * @see #isRangesLoaded()
	 * @generated
	 */
	void setRangesLoaded(boolean value);

	/**
	 * Returns the value of the '<em><b>Findings</b></em>' reference list.
	 * The list contents are of type {@link org.rangescope.model.Finding}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Findings that name it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Findings</em>' reference list.
	 * @see org.rangescope.model.ModelPackage#getMapping_Findings()
	 * @model resolveProxies="false"
	 * @generated
	 */
	EList<Finding> getFindings();

} // Mapping
