/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Target</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * The machine that a recording was made on, and what could be seen of it.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.Target#getHost <em>Host</em>}</li>
 *   <li>{@link org.rangescope.model.Target#getKernelRelease <em>Kernel Release</em>}</li>
 *   <li>{@link org.rangescope.model.Target#getArchitecture <em>Architecture</em>}</li>
 *   <li>{@link org.rangescope.model.Target#getAdapters <em>Adapters</em>}</li>
 *   <li>{@link org.rangescope.model.Target#getHooksAttached <em>Hooks Attached</em>}</li>
 *   <li>{@link org.rangescope.model.Target#getHooksMissing <em>Hooks Missing</em>}</li>
 *   <li>{@link org.rangescope.model.Target#getRangeTimes <em>Range Times</em>}</li>
 *   <li>{@link org.rangescope.model.Target#isPointersHashed <em>Pointers Hashed</em>}</li>
 *   <li>{@link org.rangescope.model.Target#getLosses <em>Losses</em>}</li>
 * </ul>
 *
 * @see org.rangescope.model.ModelPackage#getTarget()
 * @model
 * @generated
 */
public interface Target extends EObject {
	/**
	 * Returns the value of the '<em><b>Host</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Its name.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Host</em>' attribute.
	 * @see #setHost(String)
	 * @see org.rangescope.model.ModelPackage#getTarget_Host()
	 * @model default=""
	 * @generated
	 */
	String getHost();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Target#getHost <em>Host</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Host</em>' attribute.
	 * @see #getHost()
	 * @generated
	 */
	void setHost(String value);

	/**
	 * Returns the value of the '<em><b>Kernel Release</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * As uname -r gives it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Kernel Release</em>' attribute.
	 * @see #setKernelRelease(String)
	 * @see org.rangescope.model.ModelPackage#getTarget_KernelRelease()
	 * @model default=""
	 * @generated
	 */
	String getKernelRelease();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Target#getKernelRelease <em>Kernel Release</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Kernel Release</em>' attribute.
	 * @see #getKernelRelease()
	 * @generated
	 */
	void setKernelRelease(String value);

	/**
	 * Returns the value of the '<em><b>Architecture</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * As uname -m gives it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Architecture</em>' attribute.
	 * @see #setArchitecture(String)
	 * @see org.rangescope.model.ModelPackage#getTarget_Architecture()
	 * @model default=""
	 * @generated
	 */
	String getArchitecture();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Target#getArchitecture <em>Architecture</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Architecture</em>' attribute.
	 * @see #getArchitecture()
	 * @generated
	 */
	void setArchitecture(String value);

	/**
	 * Returns the value of the '<em><b>Adapters</b></em>' attribute list.
	 * The list contents are of type {@link java.lang.String}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Generations of the kernel API that were watched.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Adapters</em>' attribute list.
	 * @see org.rangescope.model.ModelPackage#getTarget_Adapters()
	 * @model unique="false"
	 * @generated
	 */
	EList<String> getAdapters();

	/**
	 * Returns the value of the '<em><b>Hooks Attached</b></em>' attribute list.
	 * The list contents are of type {@link java.lang.String}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Kernel functions and tracepoints that were watched.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Hooks Attached</em>' attribute list.
	 * @see org.rangescope.model.ModelPackage#getTarget_HooksAttached()
	 * @model unique="false"
	 * @generated
	 */
	EList<String> getHooksAttached();

	/**
	 * Returns the value of the '<em><b>Hooks Missing</b></em>' attribute list.
	 * The list contents are of type {@link java.lang.String}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Those that could not be watched, each with the reason.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Hooks Missing</em>' attribute list.
	 * @see org.rangescope.model.ModelPackage#getTarget_HooksMissing()
	 * @model unique="false"
	 * @generated
	 */
	EList<String> getHooksMissing();

	/**
	 * Returns the value of the '<em><b>Range Times</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * How the times of single ranges are known.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Range Times</em>' attribute.
	 * @see #setRangeTimes(String)
	 * @see org.rangescope.model.ModelPackage#getTarget_RangeTimes()
	 * @model default=""
	 * @generated
	 */
	String getRangeTimes();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Target#getRangeTimes <em>Range Times</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Range Times</em>' attribute.
	 * @see #getRangeTimes()
	 * @generated
	 */
	void setRangeTimes(String value);

	/**
	 * Returns the value of the '<em><b>Pointers Hashed</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Whether identities are hashes rather than addresses.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Pointers Hashed</em>' attribute.
	 * @see #setPointersHashed(boolean)
	 * @see org.rangescope.model.ModelPackage#getTarget_PointersHashed()
	 * @model
	 * @generated
	 */
	boolean isPointersHashed();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Target#isPointersHashed <em>Pointers Hashed</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Pointers Hashed</em>' attribute.
	 * @see #isPointersHashed()
	 * @generated
	 */
	void setPointersHashed(boolean value);

	/**
	 * Returns the value of the '<em><b>Losses</b></em>' containment reference list.
	 * The list contents are of type {@link org.rangescope.model.Loss}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What was lost, by counter.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Losses</em>' containment reference list.
	 * @see org.rangescope.model.ModelPackage#getTarget_Losses()
	 * @model containment="true"
	 * @generated
	 */
	EList<Loss> getLosses();

} // Target
