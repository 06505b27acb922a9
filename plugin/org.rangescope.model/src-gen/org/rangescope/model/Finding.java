/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Finding</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * One sentence of the rules, with its evidence.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.Finding#getCapture <em>Capture</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getNumber <em>Number</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getRuleId <em>Rule Id</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getSeverity <em>Severity</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getVerdict <em>Verdict</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#isLeak <em>Leak</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getSentence <em>Sentence</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getEvidence <em>Evidence</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getChecks <em>Checks</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getCertainty <em>Certainty</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getRelated <em>Related</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getCallSite <em>Call Site</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getStack <em>Stack</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getBytes <em>Bytes</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getFirstNs <em>First Ns</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getLastNs <em>Last Ns</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getMappingRows <em>Mapping Rows</em>}</li>
 *   <li>{@link org.rangescope.model.Finding#getAttachmentRows <em>Attachment Rows</em>}</li>
 * </ul>
 *
 * @see org.rangescope.model.ModelPackage#getFinding()
 * @model
 * @generated
 */
public interface Finding extends EObject {
	/**
	 * Returns the value of the '<em><b>Capture</b></em>' container reference.
	 * It is bidirectional and its opposite is '{@link org.rangescope.model.Capture#getFindings <em>Findings</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The recording.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Capture</em>' container reference.
	 * @see #setCapture(Capture)
	 * @see org.rangescope.model.ModelPackage#getFinding_Capture()
	 * @see org.rangescope.model.Capture#getFindings
	 * @model opposite="findings"
	 * @generated
	 */
	Capture getCapture();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Finding#getCapture <em>Capture</em>}' container reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Capture</em>' container reference.
	 * @see #getCapture()
	 * @generated
	 */
	void setCapture(Capture value);

	/**
	 * Returns the value of the '<em><b>Number</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * In order of display, from 1.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Number</em>' attribute.
	 * @see #setNumber(int)
	 * @see org.rangescope.model.ModelPackage#getFinding_Number()
	 * @model
	 * @generated
	 */
	int getNumber();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Finding#getNumber <em>Number</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Number</em>' attribute.
	 * @see #getNumber()
	 * @generated
	 */
	void setNumber(int value);

	/**
	 * Returns the value of the '<em><b>Rule Id</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The rule.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Rule Id</em>' attribute.
	 * @see #setRuleId(String)
	 * @see org.rangescope.model.ModelPackage#getFinding_RuleId()
	 * @model default=""
	 * @generated
	 */
	String getRuleId();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Finding#getRuleId <em>Rule Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Rule Id</em>' attribute.
	 * @see #getRuleId()
	 * @generated
	 */
	void setRuleId(String value);

	/**
	 * Returns the value of the '<em><b>Severity</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * How bad.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Severity</em>' attribute.
	 * @see #setSeverity(Severity)
	 * @see org.rangescope.model.ModelPackage#getFinding_Severity()
	 * @model dataType="org.rangescope.model.Severity" transient="true"
	 * @generated
	 */
	Severity getSeverity();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Finding#getSeverity <em>Severity</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Severity</em>' attribute.
	 * @see #getSeverity()
	 * @generated
	 */
	void setSeverity(Severity value);

	/**
	 * Returns the value of the '<em><b>Verdict</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Whether certain.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Verdict</em>' attribute.
	 * @see #setVerdict(Verdict)
	 * @see org.rangescope.model.ModelPackage#getFinding_Verdict()
	 * @model dataType="org.rangescope.model.Verdict" transient="true"
	 * @generated
	 */
	Verdict getVerdict();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Finding#getVerdict <em>Verdict</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Verdict</em>' attribute.
	 * @see #getVerdict()
	 * @generated
	 */
	void setVerdict(Verdict value);

	/**
	 * Returns the value of the '<em><b>Leak</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Whether it is a leak.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Leak</em>' attribute.
	 * @see #setLeak(boolean)
	 * @see org.rangescope.model.ModelPackage#getFinding_Leak()
	 * @model
	 * @generated
	 */
	boolean isLeak();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Finding#isLeak <em>Leak</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Leak</em>' attribute.
	 * @see #isLeak()
	 * @generated
	 */
	void setLeak(boolean value);

	/**
	 * Returns the value of the '<em><b>Sentence</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What is the case, in one plain sentence.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Sentence</em>' attribute.
	 * @see #setSentence(String)
	 * @see org.rangescope.model.ModelPackage#getFinding_Sentence()
	 * @model default=""
	 * @generated
	 */
	String getSentence();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Finding#getSentence <em>Sentence</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Sentence</em>' attribute.
	 * @see #getSentence()
	 * @generated
	 */
	void setSentence(String value);

	/**
	 * Returns the value of the '<em><b>Evidence</b></em>' attribute list.
	 * The list contents are of type {@link java.lang.String}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What it rests on.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Evidence</em>' attribute list.
	 * @see org.rangescope.model.ModelPackage#getFinding_Evidence()
	 * @model unique="false"
	 * @generated
	 */
	EList<String> getEvidence();

	/**
	 * Returns the value of the '<em><b>Checks</b></em>' attribute list.
	 * The list contents are of type {@link java.lang.String}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What to look at in the code.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Checks</em>' attribute list.
	 * @see org.rangescope.model.ModelPackage#getFinding_Checks()
	 * @model unique="false"
	 * @generated
	 */
	EList<String> getChecks();

	/**
	 * Returns the value of the '<em><b>Certainty</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * How sure, and why.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Certainty</em>' attribute.
	 * @see #setCertainty(String)
	 * @see org.rangescope.model.ModelPackage#getFinding_Certainty()
	 * @model default=""
	 * @generated
	 */
	String getCertainty();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Finding#getCertainty <em>Certainty</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Certainty</em>' attribute.
	 * @see #getCertainty()
	 * @generated
	 */
	void setCertainty(String value);

	/**
	 * Returns the value of the '<em><b>Related</b></em>' attribute list.
	 * The list contents are of type {@link java.lang.String}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What it has to do with other findings.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Related</em>' attribute list.
	 * @see org.rangescope.model.ModelPackage#getFinding_Related()
	 * @model unique="false"
	 * @generated
	 */
	EList<String> getRelated();

	/**
	 * Returns the value of the '<em><b>Call Site</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The driver's function.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Call Site</em>' attribute.
	 * @see #setCallSite(String)
	 * @see org.rangescope.model.ModelPackage#getFinding_CallSite()
	 * @model default=""
	 * @generated
	 */
	String getCallSite();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Finding#getCallSite <em>Call Site</em>}' attribute.
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
	 * A stack of it, innermost frame first.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Stack</em>' attribute list.
	 * @see org.rangescope.model.ModelPackage#getFinding_Stack()
	 * @model unique="false"
	 * @generated
	 */
	EList<String> getStack();

	/**
	 * Returns the value of the '<em><b>Bytes</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Bytes it is about; -1 when there are none.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Bytes</em>' attribute.
	 * @see #setBytes(long)
	 * @see org.rangescope.model.ModelPackage#getFinding_Bytes()
	 * @model default="-1"
	 * @generated
	 */
	long getBytes();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Finding#getBytes <em>Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Bytes</em>' attribute.
	 * @see #getBytes()
	 * @generated
	 */
	void setBytes(long value);

	/**
	 * Returns the value of the '<em><b>First Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * When it first happened, ns CLOCK_MONOTONIC.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>First Ns</em>' attribute.
	 * @see #setFirstNs(long)
	 * @see org.rangescope.model.ModelPackage#getFinding_FirstNs()
	 * @model default="-1"
	 * @generated
	 */
	long getFirstNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Finding#getFirstNs <em>First Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>First Ns</em>' attribute.
	 * @see #getFirstNs()
	 * @generated
	 */
	void setFirstNs(long value);

	/**
	 * Returns the value of the '<em><b>Last Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * When it last happened, ns CLOCK_MONOTONIC.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Last Ns</em>' attribute.
	 * @see #setLastNs(long)
	 * @see org.rangescope.model.ModelPackage#getFinding_LastNs()
	 * @model default="-1"
	 * @generated
	 */
	long getLastNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Finding#getLastNs <em>Last Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Last Ns</em>' attribute.
	 * @see #getLastNs()
	 * @generated
	 */
	void setLastNs(long value);

	/**
	 * Returns the value of the '<em><b>Mapping Rows</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Rows of its mappings.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Mapping Rows</em>' attribute.
	 * @see #setMappingRows(int[])
	 * @see org.rangescope.model.ModelPackage#getFinding_MappingRows()
	 * @model dataType="org.rangescope.model.Rows" transient="true"
	 * @generated
	 */
	int[] getMappingRows();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Finding#getMappingRows <em>Mapping Rows</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Mapping Rows</em>' attribute.
	 * @see #getMappingRows()
	 * @generated
	 */
	void setMappingRows(int[] value);

	/**
	 * Returns the value of the '<em><b>Attachment Rows</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Rows of its attachments.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Attachment Rows</em>' attribute.
	 * @see #setAttachmentRows(int[])
	 * @see org.rangescope.model.ModelPackage#getFinding_AttachmentRows()
	 * @model dataType="org.rangescope.model.Rows" transient="true"
	 * @generated
	 */
	int[] getAttachmentRows();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Finding#getAttachmentRows <em>Attachment Rows</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Attachment Rows</em>' attribute.
	 * @see #getAttachmentRows()
	 * @generated
	 */
	void setAttachmentRows(int[] value);

} // Finding
