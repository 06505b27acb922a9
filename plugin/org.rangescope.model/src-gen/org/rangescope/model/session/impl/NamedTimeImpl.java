/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model.session.impl;

import org.eclipse.emf.common.notify.Notification;

import org.eclipse.emf.ecore.EClass;

import org.eclipse.emf.ecore.impl.ENotificationImpl;

import org.rangescope.model.session.NamedTime;
import org.rangescope.model.session.SessionPackage;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Named Time</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.session.impl.NamedTimeImpl#getName <em>Name</em>}</li>
 *   <li>{@link org.rangescope.model.session.impl.NamedTimeImpl#getFromNs <em>From Ns</em>}</li>
 *   <li>{@link org.rangescope.model.session.impl.NamedTimeImpl#getToNs <em>To Ns</em>}</li>
 * </ul>
 *
 * @generated
 */
public class NamedTimeImpl extends EntryImpl implements NamedTime {
	/**
	 * The default value of the '{@link #getName() <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getName()
	 * @generated
	 * @ordered
	 */
	protected static final String NAME_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getName() <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getName()
	 * @generated
	 * @ordered
	 */
	protected String name = NAME_EDEFAULT;

	/**
	 * The default value of the '{@link #getFromNs() <em>From Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFromNs()
	 * @generated
	 * @ordered
	 */
	protected static final long FROM_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getFromNs() <em>From Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFromNs()
	 * @generated
	 * @ordered
	 */
	protected long fromNs = FROM_NS_EDEFAULT;

	/**
	 * The default value of the '{@link #getToNs() <em>To Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getToNs()
	 * @generated
	 * @ordered
	 */
	protected static final long TO_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getToNs() <em>To Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getToNs()
	 * @generated
	 * @ordered
	 */
	protected long toNs = TO_NS_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected NamedTimeImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return SessionPackage.Literals.NAMED_TIME;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getName() {
		return name;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setName(String newName) {
		String oldName = name;
		name = newName;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, SessionPackage.NAMED_TIME__NAME, oldName, name));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getFromNs() {
		return fromNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setFromNs(long newFromNs) {
		long oldFromNs = fromNs;
		fromNs = newFromNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, SessionPackage.NAMED_TIME__FROM_NS, oldFromNs, fromNs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getToNs() {
		return toNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setToNs(long newToNs) {
		long oldToNs = toNs;
		toNs = newToNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, SessionPackage.NAMED_TIME__TO_NS, oldToNs, toNs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case SessionPackage.NAMED_TIME__NAME:
				return getName();
			case SessionPackage.NAMED_TIME__FROM_NS:
				return getFromNs();
			case SessionPackage.NAMED_TIME__TO_NS:
				return getToNs();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case SessionPackage.NAMED_TIME__NAME:
				setName((String)newValue);
				return;
			case SessionPackage.NAMED_TIME__FROM_NS:
				setFromNs((Long)newValue);
				return;
			case SessionPackage.NAMED_TIME__TO_NS:
				setToNs((Long)newValue);
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
			case SessionPackage.NAMED_TIME__NAME:
				setName(NAME_EDEFAULT);
				return;
			case SessionPackage.NAMED_TIME__FROM_NS:
				setFromNs(FROM_NS_EDEFAULT);
				return;
			case SessionPackage.NAMED_TIME__TO_NS:
				setToNs(TO_NS_EDEFAULT);
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
			case SessionPackage.NAMED_TIME__NAME:
				return NAME_EDEFAULT == null ? name != null : !NAME_EDEFAULT.equals(name);
			case SessionPackage.NAMED_TIME__FROM_NS:
				return fromNs != FROM_NS_EDEFAULT;
			case SessionPackage.NAMED_TIME__TO_NS:
				return toNs != TO_NS_EDEFAULT;
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
		result.append(" (name: ");
		result.append(name);
		result.append(", fromNs: ");
		result.append(fromNs);
		result.append(", toNs: ");
		result.append(toNs);
		result.append(')');
		return result.toString();
	}

} //NamedTimeImpl
