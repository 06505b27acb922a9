/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model.session.impl;

import java.util.Collection;

import org.eclipse.emf.common.notify.NotificationChain;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.InternalEObject;

import org.eclipse.emf.ecore.impl.EObjectImpl;

import org.eclipse.emf.ecore.util.EObjectContainmentEList;
import org.eclipse.emf.ecore.util.InternalEList;

import org.rangescope.model.session.Bookmark;
import org.rangescope.model.session.NamedTime;
import org.rangescope.model.session.Note;
import org.rangescope.model.session.Session;
import org.rangescope.model.session.SessionPackage;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Session</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.session.impl.SessionImpl#getBookmarks <em>Bookmarks</em>}</li>
 *   <li>{@link org.rangescope.model.session.impl.SessionImpl#getTimes <em>Times</em>}</li>
 *   <li>{@link org.rangescope.model.session.impl.SessionImpl#getNotes <em>Notes</em>}</li>
 * </ul>
 *
 * @generated
 */
public class SessionImpl extends EObjectImpl implements Session {
	/**
	 * The cached value of the '{@link #getBookmarks() <em>Bookmarks</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBookmarks()
	 * @generated
	 * @ordered
	 */
	protected EList<Bookmark> bookmarks;

	/**
	 * The cached value of the '{@link #getTimes() <em>Times</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTimes()
	 * @generated
	 * @ordered
	 */
	protected EList<NamedTime> times;

	/**
	 * The cached value of the '{@link #getNotes() <em>Notes</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getNotes()
	 * @generated
	 * @ordered
	 */
	protected EList<Note> notes;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected SessionImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return SessionPackage.Literals.SESSION;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Bookmark> getBookmarks() {
		if (bookmarks == null) {
			bookmarks = new EObjectContainmentEList<Bookmark>(Bookmark.class, this, SessionPackage.SESSION__BOOKMARKS);
		}
		return bookmarks;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<NamedTime> getTimes() {
		if (times == null) {
			times = new EObjectContainmentEList<NamedTime>(NamedTime.class, this, SessionPackage.SESSION__TIMES);
		}
		return times;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Note> getNotes() {
		if (notes == null) {
			notes = new EObjectContainmentEList<Note>(Note.class, this, SessionPackage.SESSION__NOTES);
		}
		return notes;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case SessionPackage.SESSION__BOOKMARKS:
				return ((InternalEList<?>)getBookmarks()).basicRemove(otherEnd, msgs);
			case SessionPackage.SESSION__TIMES:
				return ((InternalEList<?>)getTimes()).basicRemove(otherEnd, msgs);
			case SessionPackage.SESSION__NOTES:
				return ((InternalEList<?>)getNotes()).basicRemove(otherEnd, msgs);
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
			case SessionPackage.SESSION__BOOKMARKS:
				return getBookmarks();
			case SessionPackage.SESSION__TIMES:
				return getTimes();
			case SessionPackage.SESSION__NOTES:
				return getNotes();
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
			case SessionPackage.SESSION__BOOKMARKS:
				getBookmarks().clear();
				getBookmarks().addAll((Collection<? extends Bookmark>)newValue);
				return;
			case SessionPackage.SESSION__TIMES:
				getTimes().clear();
				getTimes().addAll((Collection<? extends NamedTime>)newValue);
				return;
			case SessionPackage.SESSION__NOTES:
				getNotes().clear();
				getNotes().addAll((Collection<? extends Note>)newValue);
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
			case SessionPackage.SESSION__BOOKMARKS:
				getBookmarks().clear();
				return;
			case SessionPackage.SESSION__TIMES:
				getTimes().clear();
				return;
			case SessionPackage.SESSION__NOTES:
				getNotes().clear();
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
			case SessionPackage.SESSION__BOOKMARKS:
				return bookmarks != null && !bookmarks.isEmpty();
			case SessionPackage.SESSION__TIMES:
				return times != null && !times.isEmpty();
			case SessionPackage.SESSION__NOTES:
				return notes != null && !notes.isEmpty();
		}
		return super.eIsSet(featureID);
	}

} //SessionImpl
