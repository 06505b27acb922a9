/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model.impl;

import org.eclipse.emf.common.notify.Notification;

import org.eclipse.emf.ecore.EClass;

import org.eclipse.emf.ecore.impl.ENotificationImpl;
import org.eclipse.emf.ecore.impl.EObjectImpl;

import org.rangescope.core.store.PopulationSource;

import org.rangescope.model.ModelPackage;
import org.rangescope.model.Range;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Range</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.impl.RangeImpl#getIndex <em>Index</em>}</li>
 *   <li>{@link org.rangescope.model.impl.RangeImpl#getStart <em>Start</em>}</li>
 *   <li>{@link org.rangescope.model.impl.RangeImpl#getEnd <em>End</em>}</li>
 *   <li>{@link org.rangescope.model.impl.RangeImpl#getLengthBytes <em>Length Bytes</em>}</li>
 *   <li>{@link org.rangescope.model.impl.RangeImpl#getPopulatedNs <em>Populated Ns</em>}</li>
 *   <li>{@link org.rangescope.model.impl.RangeImpl#getHow <em>How</em>}</li>
 * </ul>
 *
 * @generated
 */
public class RangeImpl extends EObjectImpl implements Range {
	/**
	 * The default value of the '{@link #getIndex() <em>Index</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getIndex()
	 * @generated
	 * @ordered
	 */
	protected static final long INDEX_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getIndex() <em>Index</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getIndex()
	 * @generated
	 * @ordered
	 */
	protected long index = INDEX_EDEFAULT;

	/**
	 * The default value of the '{@link #getStart() <em>Start</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getStart()
	 * @generated
	 * @ordered
	 */
	protected static final long START_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getStart() <em>Start</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getStart()
	 * @generated
	 * @ordered
	 */
	protected long start = START_EDEFAULT;

	/**
	 * The default value of the '{@link #getEnd() <em>End</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getEnd()
	 * @generated
	 * @ordered
	 */
	protected static final long END_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getEnd() <em>End</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getEnd()
	 * @generated
	 * @ordered
	 */
	protected long end = END_EDEFAULT;

	/**
	 * The default value of the '{@link #getLengthBytes() <em>Length Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLengthBytes()
	 * @generated
	 * @ordered
	 */
	protected static final long LENGTH_BYTES_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getLengthBytes() <em>Length Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLengthBytes()
	 * @generated
	 * @ordered
	 */
	protected long lengthBytes = LENGTH_BYTES_EDEFAULT;

	/**
	 * The default value of the '{@link #getPopulatedNs() <em>Populated Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPopulatedNs()
	 * @generated
	 * @ordered
	 */
	protected static final long POPULATED_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getPopulatedNs() <em>Populated Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getPopulatedNs()
	 * @generated
	 * @ordered
	 */
	protected long populatedNs = POPULATED_NS_EDEFAULT;

	/**
	 * The default value of the '{@link #getHow() <em>How</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getHow()
	 * @generated
	 * @ordered
	 */
	protected static final PopulationSource HOW_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getHow() <em>How</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getHow()
	 * @generated
	 * @ordered
	 */
	protected PopulationSource how = HOW_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected RangeImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return ModelPackage.Literals.RANGE;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getIndex() {
		return index;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setIndex(long newIndex) {
		long oldIndex = index;
		index = newIndex;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.RANGE__INDEX, oldIndex, index));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getStart() {
		return start;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setStart(long newStart) {
		long oldStart = start;
		start = newStart;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.RANGE__START, oldStart, start));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getEnd() {
		return end;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setEnd(long newEnd) {
		long oldEnd = end;
		end = newEnd;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.RANGE__END, oldEnd, end));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getLengthBytes() {
		return lengthBytes;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setLengthBytes(long newLengthBytes) {
		long oldLengthBytes = lengthBytes;
		lengthBytes = newLengthBytes;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.RANGE__LENGTH_BYTES, oldLengthBytes, lengthBytes));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getPopulatedNs() {
		return populatedNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setPopulatedNs(long newPopulatedNs) {
		long oldPopulatedNs = populatedNs;
		populatedNs = newPopulatedNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.RANGE__POPULATED_NS, oldPopulatedNs, populatedNs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public PopulationSource getHow() {
		return how;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setHow(PopulationSource newHow) {
		PopulationSource oldHow = how;
		how = newHow;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.RANGE__HOW, oldHow, how));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case ModelPackage.RANGE__INDEX:
				return getIndex();
			case ModelPackage.RANGE__START:
				return getStart();
			case ModelPackage.RANGE__END:
				return getEnd();
			case ModelPackage.RANGE__LENGTH_BYTES:
				return getLengthBytes();
			case ModelPackage.RANGE__POPULATED_NS:
				return getPopulatedNs();
			case ModelPackage.RANGE__HOW:
				return getHow();
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
			case ModelPackage.RANGE__INDEX:
				setIndex((Long)newValue);
				return;
			case ModelPackage.RANGE__START:
				setStart((Long)newValue);
				return;
			case ModelPackage.RANGE__END:
				setEnd((Long)newValue);
				return;
			case ModelPackage.RANGE__LENGTH_BYTES:
				setLengthBytes((Long)newValue);
				return;
			case ModelPackage.RANGE__POPULATED_NS:
				setPopulatedNs((Long)newValue);
				return;
			case ModelPackage.RANGE__HOW:
				setHow((PopulationSource)newValue);
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
			case ModelPackage.RANGE__INDEX:
				setIndex(INDEX_EDEFAULT);
				return;
			case ModelPackage.RANGE__START:
				setStart(START_EDEFAULT);
				return;
			case ModelPackage.RANGE__END:
				setEnd(END_EDEFAULT);
				return;
			case ModelPackage.RANGE__LENGTH_BYTES:
				setLengthBytes(LENGTH_BYTES_EDEFAULT);
				return;
			case ModelPackage.RANGE__POPULATED_NS:
				setPopulatedNs(POPULATED_NS_EDEFAULT);
				return;
			case ModelPackage.RANGE__HOW:
				setHow(HOW_EDEFAULT);
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
			case ModelPackage.RANGE__INDEX:
				return index != INDEX_EDEFAULT;
			case ModelPackage.RANGE__START:
				return start != START_EDEFAULT;
			case ModelPackage.RANGE__END:
				return end != END_EDEFAULT;
			case ModelPackage.RANGE__LENGTH_BYTES:
				return lengthBytes != LENGTH_BYTES_EDEFAULT;
			case ModelPackage.RANGE__POPULATED_NS:
				return populatedNs != POPULATED_NS_EDEFAULT;
			case ModelPackage.RANGE__HOW:
				return HOW_EDEFAULT == null ? how != null : !HOW_EDEFAULT.equals(how);
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
		result.append(" (index: ");
		result.append(index);
		result.append(", start: ");
		result.append(start);
		result.append(", end: ");
		result.append(end);
		result.append(", lengthBytes: ");
		result.append(lengthBytes);
		result.append(", populatedNs: ");
		result.append(populatedNs);
		result.append(", how: ");
		result.append(how);
		result.append(')');
		return result.toString();
	}

} //RangeImpl
