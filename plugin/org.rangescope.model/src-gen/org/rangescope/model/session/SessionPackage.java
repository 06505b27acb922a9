/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model.session;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EReference;

/**
 * <!-- begin-user-doc -->
 * The <b>Package</b> for the model.
 * It contains accessors for the meta objects to represent
 * <ul>
 *   <li>each class,</li>
 *   <li>each feature of each class,</li>
 *   <li>each operation of each class,</li>
 *   <li>each enum,</li>
 *   <li>and each data type</li>
 * </ul>
 * <!-- end-user-doc -->
 * @see org.rangescope.model.session.SessionFactory
 * @model kind="package"
 * @generated
 */
public interface SessionPackage extends EPackage {
	/**
	 * The package name.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	String eNAME = "session";

	/**
	 * The package namespace URI.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	String eNS_URI = "http://rangescope.org/session/1";

	/**
	 * The package namespace name.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	String eNS_PREFIX = "session";

	/**
	 * The singleton instance of the package.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	SessionPackage eINSTANCE = org.rangescope.model.session.impl.SessionPackageImpl.init();

	/**
	 * The meta object id for the '{@link org.rangescope.model.session.impl.SessionImpl <em>Session</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.model.session.impl.SessionImpl
	 * @see org.rangescope.model.session.impl.SessionPackageImpl#getSession()
	 * @generated
	 */
	int SESSION = 0;

	/**
	 * The feature id for the '<em><b>Bookmarks</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SESSION__BOOKMARKS = 0;

	/**
	 * The feature id for the '<em><b>Times</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SESSION__TIMES = 1;

	/**
	 * The feature id for the '<em><b>Notes</b></em>' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SESSION__NOTES = 2;

	/**
	 * The number of structural features of the '<em>Session</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SESSION_FEATURE_COUNT = 3;

	/**
	 * The number of operations of the '<em>Session</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int SESSION_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link org.rangescope.model.session.impl.EntryImpl <em>Entry</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.model.session.impl.EntryImpl
	 * @see org.rangescope.model.session.impl.SessionPackageImpl#getEntry()
	 * @generated
	 */
	int ENTRY = 1;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ENTRY__ID = 0;

	/**
	 * The number of structural features of the '<em>Entry</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ENTRY_FEATURE_COUNT = 1;

	/**
	 * The number of operations of the '<em>Entry</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int ENTRY_OPERATION_COUNT = 0;

	/**
	 * The meta object id for the '{@link org.rangescope.model.session.impl.BookmarkImpl <em>Bookmark</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.model.session.impl.BookmarkImpl
	 * @see org.rangescope.model.session.impl.SessionPackageImpl#getBookmark()
	 * @generated
	 */
	int BOOKMARK = 2;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BOOKMARK__ID = ENTRY__ID;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BOOKMARK__NAME = ENTRY_FEATURE_COUNT + 0;

	/**
	 * The feature id for the '<em><b>Finding</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BOOKMARK__FINDING = ENTRY_FEATURE_COUNT + 1;

	/**
	 * The feature id for the '<em><b>Mapping</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BOOKMARK__MAPPING = ENTRY_FEATURE_COUNT + 2;

	/**
	 * The feature id for the '<em><b>From Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BOOKMARK__FROM_NS = ENTRY_FEATURE_COUNT + 3;

	/**
	 * The feature id for the '<em><b>To Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BOOKMARK__TO_NS = ENTRY_FEATURE_COUNT + 4;

	/**
	 * The number of structural features of the '<em>Bookmark</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BOOKMARK_FEATURE_COUNT = ENTRY_FEATURE_COUNT + 5;

	/**
	 * The number of operations of the '<em>Bookmark</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int BOOKMARK_OPERATION_COUNT = ENTRY_OPERATION_COUNT + 0;

	/**
	 * The meta object id for the '{@link org.rangescope.model.session.impl.NamedTimeImpl <em>Named Time</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.model.session.impl.NamedTimeImpl
	 * @see org.rangescope.model.session.impl.SessionPackageImpl#getNamedTime()
	 * @generated
	 */
	int NAMED_TIME = 3;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NAMED_TIME__ID = ENTRY__ID;

	/**
	 * The feature id for the '<em><b>Name</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NAMED_TIME__NAME = ENTRY_FEATURE_COUNT + 0;

	/**
	 * The feature id for the '<em><b>From Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NAMED_TIME__FROM_NS = ENTRY_FEATURE_COUNT + 1;

	/**
	 * The feature id for the '<em><b>To Ns</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NAMED_TIME__TO_NS = ENTRY_FEATURE_COUNT + 2;

	/**
	 * The number of structural features of the '<em>Named Time</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NAMED_TIME_FEATURE_COUNT = ENTRY_FEATURE_COUNT + 3;

	/**
	 * The number of operations of the '<em>Named Time</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NAMED_TIME_OPERATION_COUNT = ENTRY_OPERATION_COUNT + 0;

	/**
	 * The meta object id for the '{@link org.rangescope.model.session.impl.NoteImpl <em>Note</em>}' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see org.rangescope.model.session.impl.NoteImpl
	 * @see org.rangescope.model.session.impl.SessionPackageImpl#getNote()
	 * @generated
	 */
	int NOTE = 4;

	/**
	 * The feature id for the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NOTE__ID = ENTRY__ID;

	/**
	 * The feature id for the '<em><b>Finding</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NOTE__FINDING = ENTRY_FEATURE_COUNT + 0;

	/**
	 * The feature id for the '<em><b>Sentence</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NOTE__SENTENCE = ENTRY_FEATURE_COUNT + 1;

	/**
	 * The feature id for the '<em><b>Text</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NOTE__TEXT = ENTRY_FEATURE_COUNT + 2;

	/**
	 * The number of structural features of the '<em>Note</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NOTE_FEATURE_COUNT = ENTRY_FEATURE_COUNT + 3;

	/**
	 * The number of operations of the '<em>Note</em>' class.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 * @ordered
	 */
	int NOTE_OPERATION_COUNT = ENTRY_OPERATION_COUNT + 0;


	/**
	 * Returns the meta object for class '{@link org.rangescope.model.session.Session <em>Session</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Session</em>'.
	 * @see org.rangescope.model.session.Session
	 * @generated
	 */
	EClass getSession();

	/**
	 * Returns the meta object for the containment reference list '{@link org.rangescope.model.session.Session#getBookmarks <em>Bookmarks</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Bookmarks</em>'.
	 * @see org.rangescope.model.session.Session#getBookmarks()
	 * @see #getSession()
	 * @generated
	 */
	EReference getSession_Bookmarks();

	/**
	 * Returns the meta object for the containment reference list '{@link org.rangescope.model.session.Session#getTimes <em>Times</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Times</em>'.
	 * @see org.rangescope.model.session.Session#getTimes()
	 * @see #getSession()
	 * @generated
	 */
	EReference getSession_Times();

	/**
	 * Returns the meta object for the containment reference list '{@link org.rangescope.model.session.Session#getNotes <em>Notes</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the containment reference list '<em>Notes</em>'.
	 * @see org.rangescope.model.session.Session#getNotes()
	 * @see #getSession()
	 * @generated
	 */
	EReference getSession_Notes();

	/**
	 * Returns the meta object for class '{@link org.rangescope.model.session.Entry <em>Entry</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Entry</em>'.
	 * @see org.rangescope.model.session.Entry
	 * @generated
	 */
	EClass getEntry();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.session.Entry#getId <em>Id</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Id</em>'.
	 * @see org.rangescope.model.session.Entry#getId()
	 * @see #getEntry()
	 * @generated
	 */
	EAttribute getEntry_Id();

	/**
	 * Returns the meta object for class '{@link org.rangescope.model.session.Bookmark <em>Bookmark</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Bookmark</em>'.
	 * @see org.rangescope.model.session.Bookmark
	 * @generated
	 */
	EClass getBookmark();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.session.Bookmark#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.rangescope.model.session.Bookmark#getName()
	 * @see #getBookmark()
	 * @generated
	 */
	EAttribute getBookmark_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.session.Bookmark#getFinding <em>Finding</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Finding</em>'.
	 * @see org.rangescope.model.session.Bookmark#getFinding()
	 * @see #getBookmark()
	 * @generated
	 */
	EAttribute getBookmark_Finding();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.session.Bookmark#getMapping <em>Mapping</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Mapping</em>'.
	 * @see org.rangescope.model.session.Bookmark#getMapping()
	 * @see #getBookmark()
	 * @generated
	 */
	EAttribute getBookmark_Mapping();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.session.Bookmark#getFromNs <em>From Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>From Ns</em>'.
	 * @see org.rangescope.model.session.Bookmark#getFromNs()
	 * @see #getBookmark()
	 * @generated
	 */
	EAttribute getBookmark_FromNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.session.Bookmark#getToNs <em>To Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>To Ns</em>'.
	 * @see org.rangescope.model.session.Bookmark#getToNs()
	 * @see #getBookmark()
	 * @generated
	 */
	EAttribute getBookmark_ToNs();

	/**
	 * Returns the meta object for class '{@link org.rangescope.model.session.NamedTime <em>Named Time</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Named Time</em>'.
	 * @see org.rangescope.model.session.NamedTime
	 * @generated
	 */
	EClass getNamedTime();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.session.NamedTime#getName <em>Name</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Name</em>'.
	 * @see org.rangescope.model.session.NamedTime#getName()
	 * @see #getNamedTime()
	 * @generated
	 */
	EAttribute getNamedTime_Name();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.session.NamedTime#getFromNs <em>From Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>From Ns</em>'.
	 * @see org.rangescope.model.session.NamedTime#getFromNs()
	 * @see #getNamedTime()
	 * @generated
	 */
	EAttribute getNamedTime_FromNs();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.session.NamedTime#getToNs <em>To Ns</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>To Ns</em>'.
	 * @see org.rangescope.model.session.NamedTime#getToNs()
	 * @see #getNamedTime()
	 * @generated
	 */
	EAttribute getNamedTime_ToNs();

	/**
	 * Returns the meta object for class '{@link org.rangescope.model.session.Note <em>Note</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for class '<em>Note</em>'.
	 * @see org.rangescope.model.session.Note
	 * @generated
	 */
	EClass getNote();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.session.Note#getFinding <em>Finding</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Finding</em>'.
	 * @see org.rangescope.model.session.Note#getFinding()
	 * @see #getNote()
	 * @generated
	 */
	EAttribute getNote_Finding();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.session.Note#getSentence <em>Sentence</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Sentence</em>'.
	 * @see org.rangescope.model.session.Note#getSentence()
	 * @see #getNote()
	 * @generated
	 */
	EAttribute getNote_Sentence();

	/**
	 * Returns the meta object for the attribute '{@link org.rangescope.model.session.Note#getText <em>Text</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the meta object for the attribute '<em>Text</em>'.
	 * @see org.rangescope.model.session.Note#getText()
	 * @see #getNote()
	 * @generated
	 */
	EAttribute getNote_Text();

	/**
	 * Returns the factory that creates the instances of the model.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the factory that creates the instances of the model.
	 * @generated
	 */
	SessionFactory getSessionFactory();

	/**
	 * <!-- begin-user-doc -->
	 * Defines literals for the meta objects that represent
	 * <ul>
	 *   <li>each class,</li>
	 *   <li>each feature of each class,</li>
	 *   <li>each operation of each class,</li>
	 *   <li>each enum,</li>
	 *   <li>and each data type</li>
	 * </ul>
	 * <!-- end-user-doc -->
	 * @generated
	 */
	interface Literals {
		/**
		 * The meta object literal for the '{@link org.rangescope.model.session.impl.SessionImpl <em>Session</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.model.session.impl.SessionImpl
		 * @see org.rangescope.model.session.impl.SessionPackageImpl#getSession()
		 * @generated
		 */
		EClass SESSION = eINSTANCE.getSession();

		/**
		 * The meta object literal for the '<em><b>Bookmarks</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference SESSION__BOOKMARKS = eINSTANCE.getSession_Bookmarks();

		/**
		 * The meta object literal for the '<em><b>Times</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference SESSION__TIMES = eINSTANCE.getSession_Times();

		/**
		 * The meta object literal for the '<em><b>Notes</b></em>' containment reference list feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EReference SESSION__NOTES = eINSTANCE.getSession_Notes();

		/**
		 * The meta object literal for the '{@link org.rangescope.model.session.impl.EntryImpl <em>Entry</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.model.session.impl.EntryImpl
		 * @see org.rangescope.model.session.impl.SessionPackageImpl#getEntry()
		 * @generated
		 */
		EClass ENTRY = eINSTANCE.getEntry();

		/**
		 * The meta object literal for the '<em><b>Id</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute ENTRY__ID = eINSTANCE.getEntry_Id();

		/**
		 * The meta object literal for the '{@link org.rangescope.model.session.impl.BookmarkImpl <em>Bookmark</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.model.session.impl.BookmarkImpl
		 * @see org.rangescope.model.session.impl.SessionPackageImpl#getBookmark()
		 * @generated
		 */
		EClass BOOKMARK = eINSTANCE.getBookmark();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BOOKMARK__NAME = eINSTANCE.getBookmark_Name();

		/**
		 * The meta object literal for the '<em><b>Finding</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BOOKMARK__FINDING = eINSTANCE.getBookmark_Finding();

		/**
		 * The meta object literal for the '<em><b>Mapping</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BOOKMARK__MAPPING = eINSTANCE.getBookmark_Mapping();

		/**
		 * The meta object literal for the '<em><b>From Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BOOKMARK__FROM_NS = eINSTANCE.getBookmark_FromNs();

		/**
		 * The meta object literal for the '<em><b>To Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute BOOKMARK__TO_NS = eINSTANCE.getBookmark_ToNs();

		/**
		 * The meta object literal for the '{@link org.rangescope.model.session.impl.NamedTimeImpl <em>Named Time</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.model.session.impl.NamedTimeImpl
		 * @see org.rangescope.model.session.impl.SessionPackageImpl#getNamedTime()
		 * @generated
		 */
		EClass NAMED_TIME = eINSTANCE.getNamedTime();

		/**
		 * The meta object literal for the '<em><b>Name</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NAMED_TIME__NAME = eINSTANCE.getNamedTime_Name();

		/**
		 * The meta object literal for the '<em><b>From Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NAMED_TIME__FROM_NS = eINSTANCE.getNamedTime_FromNs();

		/**
		 * The meta object literal for the '<em><b>To Ns</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NAMED_TIME__TO_NS = eINSTANCE.getNamedTime_ToNs();

		/**
		 * The meta object literal for the '{@link org.rangescope.model.session.impl.NoteImpl <em>Note</em>}' class.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @see org.rangescope.model.session.impl.NoteImpl
		 * @see org.rangescope.model.session.impl.SessionPackageImpl#getNote()
		 * @generated
		 */
		EClass NOTE = eINSTANCE.getNote();

		/**
		 * The meta object literal for the '<em><b>Finding</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NOTE__FINDING = eINSTANCE.getNote_Finding();

		/**
		 * The meta object literal for the '<em><b>Sentence</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NOTE__SENTENCE = eINSTANCE.getNote_Sentence();

		/**
		 * The meta object literal for the '<em><b>Text</b></em>' attribute feature.
		 * <!-- begin-user-doc -->
		 * <!-- end-user-doc -->
		 * @generated
		 */
		EAttribute NOTE__TEXT = eINSTANCE.getNote_Text();

	}

} //SessionPackage
