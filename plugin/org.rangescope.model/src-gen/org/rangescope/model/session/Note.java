/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model.session;


/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Note</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * What somebody wrote about a finding. It stays when the recording is judged anew, for it names the finding by what it is about, not by its number.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.session.Note#getFinding <em>Finding</em>}</li>
 *   <li>{@link org.rangescope.model.session.Note#getSentence <em>Sentence</em>}</li>
 *   <li>{@link org.rangescope.model.session.Note#getText <em>Text</em>}</li>
 * </ul>
 *
 * @see org.rangescope.model.session.SessionPackage#getNote()
 * @model
 * @generated
 */
public interface Note extends Entry {
	/**
	 * Returns the value of the '<em><b>Finding</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The finding, as org.rangescope.core.compare.FindingKeys names it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Finding</em>' attribute.
	 * @see #setFinding(String)
	 * @see org.rangescope.model.session.SessionPackage#getNote_Finding()
	 * @model default=""
	 * @generated
	 */
	String getFinding();

	/**
	 * Sets the value of the '{@link org.rangescope.model.session.Note#getFinding <em>Finding</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Finding</em>' attribute.
	 * @see #getFinding()
	 * @generated
	 */
	void setFinding(String value);

	/**
	 * Returns the value of the '<em><b>Sentence</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What the finding said when this was written, for when no rule finds it any more.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Sentence</em>' attribute.
	 * @see #setSentence(String)
	 * @see org.rangescope.model.session.SessionPackage#getNote_Sentence()
	 * @model default=""
	 * @generated
	 */
	String getSentence();

	/**
	 * Sets the value of the '{@link org.rangescope.model.session.Note#getSentence <em>Sentence</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Sentence</em>' attribute.
	 * @see #getSentence()
	 * @generated
	 */
	void setSentence(String value);

	/**
	 * Returns the value of the '<em><b>Text</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What was written, one or more lines.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Text</em>' attribute.
	 * @see #setText(String)
	 * @see org.rangescope.model.session.SessionPackage#getNote_Text()
	 * @model default=""
	 * @generated
	 */
	String getText();

	/**
	 * Sets the value of the '{@link org.rangescope.model.session.Note#getText <em>Text</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Text</em>' attribute.
	 * @see #getText()
	 * @generated
	 */
	void setText(String value);

} // Note
