/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model.session;


/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Named Time</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A stretch of time with a name.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.session.NamedTime#getName <em>Name</em>}</li>
 *   <li>{@link org.rangescope.model.session.NamedTime#getFromNs <em>From Ns</em>}</li>
 *   <li>{@link org.rangescope.model.session.NamedTime#getToNs <em>To Ns</em>}</li>
 * </ul>
 *
 * @see org.rangescope.model.session.SessionPackage#getNamedTime()
 * @model
 * @generated
 */
public interface NamedTime extends Entry {
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
	 * @see org.rangescope.model.session.SessionPackage#getNamedTime_Name()
	 * @model default=""
	 * @generated
	 */
	String getName();

	/**
	 * Sets the value of the '{@link org.rangescope.model.session.NamedTime#getName <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Name</em>' attribute.
	 * @see #getName()
	 * @generated
	 */
	void setName(String value);

	/**
	 * Returns the value of the '<em><b>From Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Its begin, ns CLOCK_MONOTONIC.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>From Ns</em>' attribute.
	 * @see #setFromNs(long)
	 * @see org.rangescope.model.session.SessionPackage#getNamedTime_FromNs()
	 * @model default="-1"
	 * @generated
	 */
	long getFromNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.session.NamedTime#getFromNs <em>From Ns</em>}' attribute.
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
	 * Its end, ns CLOCK_MONOTONIC.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>To Ns</em>' attribute.
	 * @see #setToNs(long)
	 * @see org.rangescope.model.session.SessionPackage#getNamedTime_ToNs()
	 * @model default="-1"
	 * @generated
	 */
	long getToNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.session.NamedTime#getToNs <em>To Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>To Ns</em>' attribute.
	 * @see #getToNs()
	 * @generated
	 */
	void setToNs(long value);

} // NamedTime
