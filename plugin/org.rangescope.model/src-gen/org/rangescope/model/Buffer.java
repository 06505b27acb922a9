/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Buffer</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A dma-buf.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.Buffer#getCapture <em>Capture</em>}</li>
 *   <li>{@link org.rangescope.model.Buffer#getRow <em>Row</em>}</li>
 *   <li>{@link org.rangescope.model.Buffer#getExporter <em>Exporter</em>}</li>
 *   <li>{@link org.rangescope.model.Buffer#getInode <em>Inode</em>}</li>
 *   <li>{@link org.rangescope.model.Buffer#getIdentity <em>Identity</em>}</li>
 *   <li>{@link org.rangescope.model.Buffer#getSizeBytes <em>Size Bytes</em>}</li>
 *   <li>{@link org.rangescope.model.Buffer#getExportedNs <em>Exported Ns</em>}</li>
 *   <li>{@link org.rangescope.model.Buffer#getReleasedNs <em>Released Ns</em>}</li>
 *   <li>{@link org.rangescope.model.Buffer#getTask <em>Task</em>}</li>
 *   <li>{@link org.rangescope.model.Buffer#getStack <em>Stack</em>}</li>
 *   <li>{@link org.rangescope.model.Buffer#getLive <em>Live</em>}</li>
 *   <li>{@link org.rangescope.model.Buffer#getLeaked <em>Leaked</em>}</li>
 *   <li>{@link org.rangescope.model.Buffer#getExposedBytes <em>Exposed Bytes</em>}</li>
 *   <li>{@link org.rangescope.model.Buffer#isTroubled <em>Troubled</em>}</li>
 *   <li>{@link org.rangescope.model.Buffer#getAttachments <em>Attachments</em>}</li>
 *   <li>{@link org.rangescope.model.Buffer#getMoreAttachments <em>More Attachments</em>}</li>
 * </ul>
 *
 * @see org.rangescope.model.ModelPackage#getBuffer()
 * @model
 * @generated
 */
public interface Buffer extends EObject {
	/**
	 * Returns the value of the '<em><b>Capture</b></em>' container reference.
	 * It is bidirectional and its opposite is '{@link org.rangescope.model.Capture#getBuffers <em>Buffers</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The recording.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Capture</em>' container reference.
	 * @see #setCapture(Capture)
	 * @see org.rangescope.model.ModelPackage#getBuffer_Capture()
	 * @see org.rangescope.model.Capture#getBuffers
	 * @model opposite="buffers"
	 * @generated
	 */
	Capture getCapture();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Buffer#getCapture <em>Capture</em>}' container reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Capture</em>' container reference.
	 * @see #getCapture()
	 * @generated
	 */
	void setCapture(Capture value);

	/**
	 * Returns the value of the '<em><b>Row</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * In the table of buffers.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Row</em>' attribute.
	 * @see #setRow(int)
	 * @see org.rangescope.model.ModelPackage#getBuffer_Row()
	 * @model default="-1"
	 * @generated
	 */
	int getRow();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Buffer#getRow <em>Row</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Row</em>' attribute.
	 * @see #getRow()
	 * @generated
	 */
	void setRow(int value);

	/**
	 * Returns the value of the '<em><b>Exporter</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Name of its exporter.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Exporter</em>' attribute.
	 * @see #setExporter(String)
	 * @see org.rangescope.model.ModelPackage#getBuffer_Exporter()
	 * @model default=""
	 * @generated
	 */
	String getExporter();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Buffer#getExporter <em>Exporter</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Exporter</em>' attribute.
	 * @see #getExporter()
	 * @generated
	 */
	void setExporter(String value);

	/**
	 * Returns the value of the '<em><b>Inode</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Its inode number, unique while it lives.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Inode</em>' attribute.
	 * @see #setInode(long)
	 * @see org.rangescope.model.ModelPackage#getBuffer_Inode()
	 * @model
	 * @generated
	 */
	long getInode();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Buffer#getInode <em>Inode</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Inode</em>' attribute.
	 * @see #getInode()
	 * @generated
	 */
	void setInode(long value);

	/**
	 * Returns the value of the '<em><b>Identity</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Its address or a hash of it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Identity</em>' attribute.
	 * @see #setIdentity(long)
	 * @see org.rangescope.model.ModelPackage#getBuffer_Identity()
	 * @model
	 * @generated
	 */
	long getIdentity();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Buffer#getIdentity <em>Identity</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Identity</em>' attribute.
	 * @see #getIdentity()
	 * @generated
	 */
	void setIdentity(long value);

	/**
	 * Returns the value of the '<em><b>Size Bytes</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Its size.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Size Bytes</em>' attribute.
	 * @see #setSizeBytes(long)
	 * @see org.rangescope.model.ModelPackage#getBuffer_SizeBytes()
	 * @model default="-1"
	 * @generated
	 */
	long getSizeBytes();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Buffer#getSizeBytes <em>Size Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Size Bytes</em>' attribute.
	 * @see #getSizeBytes()
	 * @generated
	 */
	void setSizeBytes(long value);

	/**
	 * Returns the value of the '<em><b>Exported Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * When it was exported, ns CLOCK_MONOTONIC; -1 when that was not seen.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Exported Ns</em>' attribute.
	 * @see #setExportedNs(long)
	 * @see org.rangescope.model.ModelPackage#getBuffer_ExportedNs()
	 * @model default="-1"
	 * @generated
	 */
	long getExportedNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Buffer#getExportedNs <em>Exported Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Exported Ns</em>' attribute.
	 * @see #getExportedNs()
	 * @generated
	 */
	void setExportedNs(long value);

	/**
	 * Returns the value of the '<em><b>Released Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * When it was released, ns CLOCK_MONOTONIC; -1 when that was not seen.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Released Ns</em>' attribute.
	 * @see #setReleasedNs(long)
	 * @see org.rangescope.model.ModelPackage#getBuffer_ReleasedNs()
	 * @model default="-1"
	 * @generated
	 */
	long getReleasedNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Buffer#getReleasedNs <em>Released Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Released Ns</em>' attribute.
	 * @see #getReleasedNs()
	 * @generated
	 */
	void setReleasedNs(long value);

	/**
	 * Returns the value of the '<em><b>Task</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Who exported it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Task</em>' attribute.
	 * @see #setTask(String)
	 * @see org.rangescope.model.ModelPackage#getBuffer_Task()
	 * @model default=""
	 * @generated
	 */
	String getTask();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Buffer#getTask <em>Task</em>}' attribute.
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
	 * @see org.rangescope.model.ModelPackage#getBuffer_Stack()
	 * @model unique="false"
	 * @generated
	 */
	EList<String> getStack();

	/**
	 * Returns the value of the '<em><b>Live</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Mappings of it that live.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Live</em>' attribute.
	 * @see #setLive(long)
	 * @see org.rangescope.model.ModelPackage#getBuffer_Live()
	 * @model
	 * @generated
	 */
	long getLive();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Buffer#getLive <em>Live</em>}' attribute.
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
	 * Mappings of it that were leaked.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Leaked</em>' attribute.
	 * @see #setLeaked(long)
	 * @see org.rangescope.model.ModelPackage#getBuffer_Leaked()
	 * @model
	 * @generated
	 */
	long getLeaked();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Buffer#getLeaked <em>Leaked</em>}' attribute.
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
	 * Bytes that its live and leaked mappings expose.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Exposed Bytes</em>' attribute.
	 * @see #setExposedBytes(long)
	 * @see org.rangescope.model.ModelPackage#getBuffer_ExposedBytes()
	 * @model
	 * @generated
	 */
	long getExposedBytes();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Buffer#getExposedBytes <em>Exposed Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Exposed Bytes</em>' attribute.
	 * @see #getExposedBytes()
	 * @generated
	 */
	void setExposedBytes(long value);

	/**
	 * Returns the value of the '<em><b>Troubled</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Whether a finding is about it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Troubled</em>' attribute.
	 * @see #setTroubled(boolean)
	 * @see org.rangescope.model.ModelPackage#getBuffer_Troubled()
	 * @model
	 * @generated
	 */
	boolean isTroubled();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Buffer#isTroubled <em>Troubled</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Troubled</em>' attribute.
	 * @see #isTroubled()
	 * @generated
	 */
	void setTroubled(boolean value);

	/**
	 * Returns the value of the '<em><b>Attachments</b></em>' containment reference list.
	 * The list contents are of type {@link org.rangescope.model.Attachment}.
	 * It is bidirectional and its opposite is '{@link org.rangescope.model.Attachment#getBuffer <em>Buffer</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Its attachments; bounded.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Attachments</em>' containment reference list.
	 * @see org.rangescope.model.ModelPackage#getBuffer_Attachments()
	 * @see org.rangescope.model.Attachment#getBuffer
	 * @model opposite="buffer" containment="true"
	 * @generated
	 */
	EList<Attachment> getAttachments();

	/**
	 * Returns the value of the '<em><b>More Attachments</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Attachments beyond those.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>More Attachments</em>' attribute.
	 * @see #setMoreAttachments(long)
	 * @see org.rangescope.model.ModelPackage#getBuffer_MoreAttachments()
	 * @model
	 * @generated
	 */
	long getMoreAttachments();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Buffer#getMoreAttachments <em>More Attachments</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>More Attachments</em>' attribute.
	 * @see #getMoreAttachments()
	 * @generated
	 */
	void setMoreAttachments(long value);

} // Buffer
