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
import org.eclipse.emf.ecore.util.InternalEList;

import org.rangescope.model.Loss;
import org.rangescope.model.ModelPackage;
import org.rangescope.model.Target;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Target</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.impl.TargetImpl#getHost <em>Host</em>}</li>
 *   <li>{@link org.rangescope.model.impl.TargetImpl#getKernelRelease <em>Kernel Release</em>}</li>
 *   <li>{@link org.rangescope.model.impl.TargetImpl#getArchitecture <em>Architecture</em>}</li>
 *   <li>{@link org.rangescope.model.impl.TargetImpl#getAdapters <em>Adapters</em>}</li>
 *   <li>{@link org.rangescope.model.impl.TargetImpl#getHooksAttached <em>Hooks Attached</em>}</li>
 *   <li>{@link org.rangescope.model.impl.TargetImpl#getHooksMissing <em>Hooks Missing</em>}</li>
 *   <li>{@link org.rangescope.model.impl.TargetImpl#getRangeTimes <em>Range Times</em>}</li>
 *   <li>{@link org.rangescope.model.impl.TargetImpl#isPointersHashed <em>Pointers Hashed</em>}</li>
 *   <li>{@link org.rangescope.model.impl.TargetImpl#getLosses <em>Losses</em>}</li>
 * </ul>
 *
 * @generated
 */
public class TargetImpl extends EObjectImpl implements Target {
	/**
	 * The default value of the '{@link #getHost() <em>Host</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getHost()
	 * @generated
	 * @ordered
	 */
	protected static final String HOST_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getHost() <em>Host</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getHost()
	 * @generated
	 * @ordered
	 */
	protected String host = HOST_EDEFAULT;

	/**
	 * The default value of the '{@link #getKernelRelease() <em>Kernel Release</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getKernelRelease()
	 * @generated
	 * @ordered
	 */
	protected static final String KERNEL_RELEASE_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getKernelRelease() <em>Kernel Release</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getKernelRelease()
	 * @generated
	 * @ordered
	 */
	protected String kernelRelease = KERNEL_RELEASE_EDEFAULT;

	/**
	 * The default value of the '{@link #getArchitecture() <em>Architecture</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getArchitecture()
	 * @generated
	 * @ordered
	 */
	protected static final String ARCHITECTURE_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getArchitecture() <em>Architecture</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getArchitecture()
	 * @generated
	 * @ordered
	 */
	protected String architecture = ARCHITECTURE_EDEFAULT;

	/**
	 * The cached value of the '{@link #getAdapters() <em>Adapters</em>}' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAdapters()
	 * @generated
	 * @ordered
	 */
	protected EList<String> adapters;

	/**
	 * The cached value of the '{@link #getHooksAttached() <em>Hooks Attached</em>}' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getHooksAttached()
	 * @generated
	 * @ordered
	 */
	protected EList<String> hooksAttached;

	/**
	 * The cached value of the '{@link #getHooksMissing() <em>Hooks Missing</em>}' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getHooksMissing()
	 * @generated
	 * @ordered
	 */
	protected EList<String> hooksMissing;

	/**
	 * The default value of the '{@link #getRangeTimes() <em>Range Times</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRangeTimes()
	 * @generated
	 * @ordered
	 */
	protected static final String RANGE_TIMES_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getRangeTimes() <em>Range Times</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRangeTimes()
	 * @generated
	 * @ordered
	 */
	protected String rangeTimes = RANGE_TIMES_EDEFAULT;

	/**
	 * The default value of the '{@link #isPointersHashed() <em>Pointers Hashed</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isPointersHashed()
	 * @generated
	 * @ordered
	 */
	protected static final boolean POINTERS_HASHED_EDEFAULT = false;

	/**
	 * The cached value of the '{@link #isPointersHashed() <em>Pointers Hashed</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isPointersHashed()
	 * @generated
	 * @ordered
	 */
	protected boolean pointersHashed = POINTERS_HASHED_EDEFAULT;

	/**
	 * The cached value of the '{@link #getLosses() <em>Losses</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLosses()
	 * @generated
	 * @ordered
	 */
	protected EList<Loss> losses;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected TargetImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return ModelPackage.Literals.TARGET;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getHost() {
		return host;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setHost(String newHost) {
		String oldHost = host;
		host = newHost;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.TARGET__HOST, oldHost, host));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getKernelRelease() {
		return kernelRelease;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setKernelRelease(String newKernelRelease) {
		String oldKernelRelease = kernelRelease;
		kernelRelease = newKernelRelease;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.TARGET__KERNEL_RELEASE, oldKernelRelease, kernelRelease));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getArchitecture() {
		return architecture;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setArchitecture(String newArchitecture) {
		String oldArchitecture = architecture;
		architecture = newArchitecture;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.TARGET__ARCHITECTURE, oldArchitecture, architecture));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<String> getAdapters() {
		if (adapters == null) {
			adapters = new EDataTypeEList<String>(String.class, this, ModelPackage.TARGET__ADAPTERS);
		}
		return adapters;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<String> getHooksAttached() {
		if (hooksAttached == null) {
			hooksAttached = new EDataTypeEList<String>(String.class, this, ModelPackage.TARGET__HOOKS_ATTACHED);
		}
		return hooksAttached;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<String> getHooksMissing() {
		if (hooksMissing == null) {
			hooksMissing = new EDataTypeEList<String>(String.class, this, ModelPackage.TARGET__HOOKS_MISSING);
		}
		return hooksMissing;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getRangeTimes() {
		return rangeTimes;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRangeTimes(String newRangeTimes) {
		String oldRangeTimes = rangeTimes;
		rangeTimes = newRangeTimes;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.TARGET__RANGE_TIMES, oldRangeTimes, rangeTimes));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isPointersHashed() {
		return pointersHashed;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setPointersHashed(boolean newPointersHashed) {
		boolean oldPointersHashed = pointersHashed;
		pointersHashed = newPointersHashed;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.TARGET__POINTERS_HASHED, oldPointersHashed, pointersHashed));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Loss> getLosses() {
		if (losses == null) {
			losses = new EObjectContainmentEList<Loss>(Loss.class, this, ModelPackage.TARGET__LOSSES);
		}
		return losses;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case ModelPackage.TARGET__LOSSES:
				return ((InternalEList<?>)getLosses()).basicRemove(otherEnd, msgs);
		}
		return super.eInverseRemove(otherEnd, featureID, msgs);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case ModelPackage.TARGET__HOST:
				return getHost();
			case ModelPackage.TARGET__KERNEL_RELEASE:
				return getKernelRelease();
			case ModelPackage.TARGET__ARCHITECTURE:
				return getArchitecture();
			case ModelPackage.TARGET__ADAPTERS:
				return getAdapters();
			case ModelPackage.TARGET__HOOKS_ATTACHED:
				return getHooksAttached();
			case ModelPackage.TARGET__HOOKS_MISSING:
				return getHooksMissing();
			case ModelPackage.TARGET__RANGE_TIMES:
				return getRangeTimes();
			case ModelPackage.TARGET__POINTERS_HASHED:
				return isPointersHashed();
			case ModelPackage.TARGET__LOSSES:
				return getLosses();
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
			case ModelPackage.TARGET__HOST:
				setHost((String)newValue);
				return;
			case ModelPackage.TARGET__KERNEL_RELEASE:
				setKernelRelease((String)newValue);
				return;
			case ModelPackage.TARGET__ARCHITECTURE:
				setArchitecture((String)newValue);
				return;
			case ModelPackage.TARGET__ADAPTERS:
				getAdapters().clear();
				getAdapters().addAll((Collection<? extends String>)newValue);
				return;
			case ModelPackage.TARGET__HOOKS_ATTACHED:
				getHooksAttached().clear();
				getHooksAttached().addAll((Collection<? extends String>)newValue);
				return;
			case ModelPackage.TARGET__HOOKS_MISSING:
				getHooksMissing().clear();
				getHooksMissing().addAll((Collection<? extends String>)newValue);
				return;
			case ModelPackage.TARGET__RANGE_TIMES:
				setRangeTimes((String)newValue);
				return;
			case ModelPackage.TARGET__POINTERS_HASHED:
				setPointersHashed((Boolean)newValue);
				return;
			case ModelPackage.TARGET__LOSSES:
				getLosses().clear();
				getLosses().addAll((Collection<? extends Loss>)newValue);
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
			case ModelPackage.TARGET__HOST:
				setHost(HOST_EDEFAULT);
				return;
			case ModelPackage.TARGET__KERNEL_RELEASE:
				setKernelRelease(KERNEL_RELEASE_EDEFAULT);
				return;
			case ModelPackage.TARGET__ARCHITECTURE:
				setArchitecture(ARCHITECTURE_EDEFAULT);
				return;
			case ModelPackage.TARGET__ADAPTERS:
				getAdapters().clear();
				return;
			case ModelPackage.TARGET__HOOKS_ATTACHED:
				getHooksAttached().clear();
				return;
			case ModelPackage.TARGET__HOOKS_MISSING:
				getHooksMissing().clear();
				return;
			case ModelPackage.TARGET__RANGE_TIMES:
				setRangeTimes(RANGE_TIMES_EDEFAULT);
				return;
			case ModelPackage.TARGET__POINTERS_HASHED:
				setPointersHashed(POINTERS_HASHED_EDEFAULT);
				return;
			case ModelPackage.TARGET__LOSSES:
				getLosses().clear();
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
			case ModelPackage.TARGET__HOST:
				return HOST_EDEFAULT == null ? host != null : !HOST_EDEFAULT.equals(host);
			case ModelPackage.TARGET__KERNEL_RELEASE:
				return KERNEL_RELEASE_EDEFAULT == null ? kernelRelease != null : !KERNEL_RELEASE_EDEFAULT.equals(kernelRelease);
			case ModelPackage.TARGET__ARCHITECTURE:
				return ARCHITECTURE_EDEFAULT == null ? architecture != null : !ARCHITECTURE_EDEFAULT.equals(architecture);
			case ModelPackage.TARGET__ADAPTERS:
				return adapters != null && !adapters.isEmpty();
			case ModelPackage.TARGET__HOOKS_ATTACHED:
				return hooksAttached != null && !hooksAttached.isEmpty();
			case ModelPackage.TARGET__HOOKS_MISSING:
				return hooksMissing != null && !hooksMissing.isEmpty();
			case ModelPackage.TARGET__RANGE_TIMES:
				return RANGE_TIMES_EDEFAULT == null ? rangeTimes != null : !RANGE_TIMES_EDEFAULT.equals(rangeTimes);
			case ModelPackage.TARGET__POINTERS_HASHED:
				return pointersHashed != POINTERS_HASHED_EDEFAULT;
			case ModelPackage.TARGET__LOSSES:
				return losses != null && !losses.isEmpty();
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
		result.append(" (host: ");
		result.append(host);
		result.append(", kernelRelease: ");
		result.append(kernelRelease);
		result.append(", architecture: ");
		result.append(architecture);
		result.append(", adapters: ");
		result.append(adapters);
		result.append(", hooksAttached: ");
		result.append(hooksAttached);
		result.append(", hooksMissing: ");
		result.append(hooksMissing);
		result.append(", rangeTimes: ");
		result.append(rangeTimes);
		result.append(", pointersHashed: ");
		result.append(pointersHashed);
		result.append(')');
		return result.toString();
	}

} //TargetImpl
