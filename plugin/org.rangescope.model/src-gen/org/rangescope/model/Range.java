/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model;

import org.eclipse.emf.ecore.EObject;

import org.rangescope.core.store.PopulationSource;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Range</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * One entry that a map call yielded.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.Range#getIndex <em>Index</em>}</li>
 *   <li>{@link org.rangescope.model.Range#getStart <em>Start</em>}</li>
 *   <li>{@link org.rangescope.model.Range#getEnd <em>End</em>}</li>
 *   <li>{@link org.rangescope.model.Range#getLengthBytes <em>Length Bytes</em>}</li>
 *   <li>{@link org.rangescope.model.Range#getPopulatedNs <em>Populated Ns</em>}</li>
 *   <li>{@link org.rangescope.model.Range#getHow <em>How</em>}</li>
 * </ul>
 *
 * @see org.rangescope.model.ModelPackage#getRange()
 * @model
 * @generated
 */
public interface Range extends EObject {
	/**
	 * Returns the value of the '<em><b>Index</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * In the xarray.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Index</em>' attribute.
	 * @see #setIndex(long)
	 * @see org.rangescope.model.ModelPackage#getRange_Index()
	 * @model
	 * @generated
	 */
	long getIndex();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Range#getIndex <em>Index</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Index</em>' attribute.
	 * @see #getIndex()
	 * @generated
	 */
	void setIndex(long value);

	/**
	 * Returns the value of the '<em><b>Start</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * First byte.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Start</em>' attribute.
	 * @see #setStart(long)
	 * @see org.rangescope.model.ModelPackage#getRange_Start()
	 * @model
	 * @generated
	 */
	long getStart();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Range#getStart <em>Start</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Start</em>' attribute.
	 * @see #getStart()
	 * @generated
	 */
	void setStart(long value);

	/**
	 * Returns the value of the '<em><b>End</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Last byte, inclusive.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>End</em>' attribute.
	 * @see #setEnd(long)
	 * @see org.rangescope.model.ModelPackage#getRange_End()
	 * @model
	 * @generated
	 */
	long getEnd();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Range#getEnd <em>End</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>End</em>' attribute.
	 * @see #getEnd()
	 * @generated
	 */
	void setEnd(long value);

	/**
	 * Returns the value of the '<em><b>Length Bytes</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Its length.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Length Bytes</em>' attribute.
	 * @see #setLengthBytes(long)
	 * @see org.rangescope.model.ModelPackage#getRange_LengthBytes()
	 * @model
	 * @generated
	 */
	long getLengthBytes();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Range#getLengthBytes <em>Length Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Length Bytes</em>' attribute.
	 * @see #getLengthBytes()
	 * @generated
	 */
	void setLengthBytes(long value);

	/**
	 * Returns the value of the '<em><b>Populated Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * When it was populated, ns since the map began; -1 when not known.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Populated Ns</em>' attribute.
	 * @see #setPopulatedNs(long)
	 * @see org.rangescope.model.ModelPackage#getRange_PopulatedNs()
	 * @model default="-1"
	 * @generated
	 */
	long getPopulatedNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Range#getPopulatedNs <em>Populated Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Populated Ns</em>' attribute.
	 * @see #getPopulatedNs()
	 * @generated
	 */
	void setPopulatedNs(long value);

	/**
	 * Returns the value of the '<em><b>How</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * How that is known.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>How</em>' attribute.
	 * @see #setHow(PopulationSource)
	 * @see org.rangescope.model.ModelPackage#getRange_How()
	 * @model dataType="org.rangescope.model.PopulationSource" transient="true"
	 * @generated
	 */
	PopulationSource getHow();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Range#getHow <em>How</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>How</em>' attribute.
	 * @see #getHow()
	 * @generated
	 */
	void setHow(PopulationSource value);

} // Range
