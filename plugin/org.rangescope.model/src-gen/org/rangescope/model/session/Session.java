/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model.session;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Session</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * What somebody noted about one recording. Kept as XMI beside it; nothing of the recording is in it but numbers and names by which its parts are found again.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.session.Session#getBookmarks <em>Bookmarks</em>}</li>
 *   <li>{@link org.rangescope.model.session.Session#getTimes <em>Times</em>}</li>
 *   <li>{@link org.rangescope.model.session.Session#getNotes <em>Notes</em>}</li>
 * </ul>
 *
 * @see org.rangescope.model.session.SessionPackage#getSession()
 * @model
 * @generated
 */
public interface Session extends EObject {
	/**
	 * Returns the value of the '<em><b>Bookmarks</b></em>' containment reference list.
	 * The list contents are of type {@link org.rangescope.model.session.Bookmark}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Places to come back to, in the order in which they were made.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Bookmarks</em>' containment reference list.
	 * @see org.rangescope.model.session.SessionPackage#getSession_Bookmarks()
	 * @model containment="true"
	 * @generated
	 */
	EList<Bookmark> getBookmarks();

	/**
	 * Returns the value of the '<em><b>Times</b></em>' containment reference list.
	 * The list contents are of type {@link org.rangescope.model.session.NamedTime}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Stretches of time that have a name, in the order in which they were made.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Times</em>' containment reference list.
	 * @see org.rangescope.model.session.SessionPackage#getSession_Times()
	 * @model containment="true"
	 * @generated
	 */
	EList<NamedTime> getTimes();

	/**
	 * Returns the value of the '<em><b>Notes</b></em>' containment reference list.
	 * The list contents are of type {@link org.rangescope.model.session.Note}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What somebody wrote about findings; at most one for a finding.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Notes</em>' containment reference list.
	 * @see org.rangescope.model.session.SessionPackage#getSession_Notes()
	 * @model containment="true"
	 * @generated
	 */
	EList<Note> getNotes();

} // Session
