/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model.session;


/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Bookmark</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A place to come back to: a finding, a mapping, a stretch of time, or several of them.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.session.Bookmark#getName <em>Name</em>}</li>
 *   <li>{@link org.rangescope.model.session.Bookmark#getFinding <em>Finding</em>}</li>
 *   <li>{@link org.rangescope.model.session.Bookmark#getMapping <em>Mapping</em>}</li>
 *   <li>{@link org.rangescope.model.session.Bookmark#getFromNs <em>From Ns</em>}</li>
 *   <li>{@link org.rangescope.model.session.Bookmark#getToNs <em>To Ns</em>}</li>
 * </ul>
 *
 * @see org.rangescope.model.session.SessionPackage#getBookmark()
 * @model
 * @generated
 */
public interface Bookmark extends Entry {
	/**
	 * Returns the value of the '<em><b>Name</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * As its maker called it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Name</em>' attribute.
	 * @see #setName(String)
	 * @see org.rangescope.model.session.SessionPackage#getBookmark_Name()
	 * @model default=""
	 * @generated
	 */
	String getName();

	/**
	 * Sets the value of the '{@link org.rangescope.model.session.Bookmark#getName <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Name</em>' attribute.
	 * @see #getName()
	 * @generated
	 */
	void setName(String value);

	/**
	 * Returns the value of the '<em><b>Finding</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The finding, as org.rangescope.core.compare.FindingKeys names it; empty for none.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Finding</em>' attribute.
	 * @see #setFinding(String)
	 * @see org.rangescope.model.session.SessionPackage#getBookmark_Finding()
	 * @model default=""
	 * @generated
	 */
	String getFinding();

	/**
	 * Sets the value of the '{@link org.rangescope.model.session.Bookmark#getFinding <em>Finding</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Finding</em>' attribute.
	 * @see #getFinding()
	 * @generated
	 */
	void setFinding(String value);

	/**
	 * Returns the value of the '<em><b>Mapping</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Number of the map call, which the probe gave it; -1 for none.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Mapping</em>' attribute.
	 * @see #setMapping(long)
	 * @see org.rangescope.model.session.SessionPackage#getBookmark_Mapping()
	 * @model default="-1"
	 * @generated
	 */
	long getMapping();

	/**
	 * Sets the value of the '{@link org.rangescope.model.session.Bookmark#getMapping <em>Mapping</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Mapping</em>' attribute.
	 * @see #getMapping()
	 * @generated
	 */
	void setMapping(long value);

	/**
	 * Returns the value of the '<em><b>From Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Begin of the stretch of time, ns CLOCK_MONOTONIC; -1 for none.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>From Ns</em>' attribute.
	 * @see #setFromNs(long)
	 * @see org.rangescope.model.session.SessionPackage#getBookmark_FromNs()
	 * @model default="-1"
	 * @generated
	 */
	long getFromNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.session.Bookmark#getFromNs <em>From Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>From Ns</em>' attribute.
	 * @see #getFromNs()
	 * @generated
	 */
	void setFromNs(long value);

	/**
	 * Returns the value of the '<em><b>To Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Its end, ns CLOCK_MONOTONIC; -1 for none.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>To Ns</em>' attribute.
	 * @see #setToNs(long)
	 * @see org.rangescope.model.session.SessionPackage#getBookmark_ToNs()
	 * @model default="-1"
	 * @generated
	 */
	long getToNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.session.Bookmark#getToNs <em>To Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>To Ns</em>' attribute.
	 * @see #getToNs()
	 * @generated
	 */
	void setToNs(long value);

} // Bookmark
