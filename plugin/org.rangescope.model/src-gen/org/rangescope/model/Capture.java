/**
 * SPDX-License-Identifier: EPL-2.0
 */
package org.rangescope.model;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Capture</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * A recording, or what has arrived of it so far.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.Capture#getName <em>Name</em>}</li>
 *   <li>{@link org.rangescope.model.Capture#getVerdict <em>Verdict</em>}</li>
 *   <li>{@link org.rangescope.model.Capture#getSummary <em>Summary</em>}</li>
 *   <li>{@link org.rangescope.model.Capture#getState <em>State</em>}</li>
 *   <li>{@link org.rangescope.model.Capture#getReason <em>Reason</em>}</li>
 *   <li>{@link org.rangescope.model.Capture#getStartNs <em>Start Ns</em>}</li>
 *   <li>{@link org.rangescope.model.Capture#getEndNs <em>End Ns</em>}</li>
 *   <li>{@link org.rangescope.model.Capture#isComplete <em>Complete</em>}</li>
 *   <li>{@link org.rangescope.model.Capture#getEvents <em>Events</em>}</li>
 *   <li>{@link org.rangescope.model.Capture#getLost <em>Lost</em>}</li>
 *   <li>{@link org.rangescope.model.Capture#getTarget <em>Target</em>}</li>
 *   <li>{@link org.rangescope.model.Capture#getBuffers <em>Buffers</em>}</li>
 *   <li>{@link org.rangescope.model.Capture#getMoreBuffers <em>More Buffers</em>}</li>
 *   <li>{@link org.rangescope.model.Capture#getMoreReleased <em>More Released</em>}</li>
 *   <li>{@link org.rangescope.model.Capture#getFindings <em>Findings</em>}</li>
 * </ul>
 *
 * @see org.rangescope.model.ModelPackage#getCapture()
 * @model
 * @generated
 */
public interface Capture extends EObject {
	/**
	 * Returns the value of the '<em><b>Name</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What it is called: the file, or the target and the time.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Name</em>' attribute.
	 * @see #setName(String)
	 * @see org.rangescope.model.ModelPackage#getCapture_Name()
	 * @model default=""
	 * @generated
	 */
	String getName();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Capture#getName <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Name</em>' attribute.
	 * @see #getName()
	 * @generated
	 */
	void setName(String value);

	/**
	 * Returns the value of the '<em><b>Verdict</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The outcome in one line.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Verdict</em>' attribute.
	 * @see #setVerdict(String)
	 * @see org.rangescope.model.ModelPackage#getCapture_Verdict()
	 * @model default=""
	 * @generated
	 */
	String getVerdict();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Capture#getVerdict <em>Verdict</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Verdict</em>' attribute.
	 * @see #getVerdict()
	 * @generated
	 */
	void setVerdict(String value);

	/**
	 * Returns the value of the '<em><b>Summary</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Where, how long, how many events, how many lost, how slow, in one line.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Summary</em>' attribute.
	 * @see #setSummary(String)
	 * @see org.rangescope.model.ModelPackage#getCapture_Summary()
	 * @model default=""
	 * @generated
	 */
	String getSummary();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Capture#getSummary <em>Summary</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Summary</em>' attribute.
	 * @see #getSummary()
	 * @generated
	 */
	void setSummary(String value);

	/**
	 * Returns the value of the '<em><b>State</b></em>' attribute.
	 * The literals are from the enumeration {@link org.rangescope.model.CaptureState}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What is going on with it.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>State</em>' attribute.
	 * @see org.rangescope.model.CaptureState
	 * @see #setState(CaptureState)
	 * @see org.rangescope.model.ModelPackage#getCapture_State()
	 * @model
	 * @generated
	 */
	CaptureState getState();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Capture#getState <em>State</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>State</em>' attribute.
	 * @see org.rangescope.model.CaptureState
	 * @see #getState()
	 * @generated
	 */
	void setState(CaptureState value);

	/**
	 * Returns the value of the '<em><b>Reason</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Why it failed, and what to do; empty when it did not.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Reason</em>' attribute.
	 * @see #setReason(String)
	 * @see org.rangescope.model.ModelPackage#getCapture_Reason()
	 * @model default=""
	 * @generated
	 */
	String getReason();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Capture#getReason <em>Reason</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Reason</em>' attribute.
	 * @see #getReason()
	 * @generated
	 */
	void setReason(String value);

	/**
	 * Returns the value of the '<em><b>Start Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Start of the capture, ns CLOCK_MONOTONIC; the origin of the times that people see.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Start Ns</em>' attribute.
	 * @see #setStartNs(long)
	 * @see org.rangescope.model.ModelPackage#getCapture_StartNs()
	 * @model default="-1"
	 * @generated
	 */
	long getStartNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Capture#getStartNs <em>Start Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Start Ns</em>' attribute.
	 * @see #getStartNs()
	 * @generated
	 */
	void setStartNs(long value);

	/**
	 * Returns the value of the '<em><b>End Ns</b></em>' attribute.
	 * The default value is <code>"-1"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Last record so far, ns CLOCK_MONOTONIC.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>End Ns</em>' attribute.
	 * @see #setEndNs(long)
	 * @see org.rangescope.model.ModelPackage#getCapture_EndNs()
	 * @model default="-1"
	 * @generated
	 */
	long getEndNs();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Capture#getEndNs <em>End Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>End Ns</em>' attribute.
	 * @see #getEndNs()
	 * @generated
	 */
	void setEndNs(long value);

	/**
	 * Returns the value of the '<em><b>Complete</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Whether the end of the capture was seen.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Complete</em>' attribute.
	 * @see #setComplete(boolean)
	 * @see org.rangescope.model.ModelPackage#getCapture_Complete()
	 * @model
	 * @generated
	 */
	boolean isComplete();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Capture#isComplete <em>Complete</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Complete</em>' attribute.
	 * @see #isComplete()
	 * @generated
	 */
	void setComplete(boolean value);

	/**
	 * Returns the value of the '<em><b>Events</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Records read.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Events</em>' attribute.
	 * @see #setEvents(long)
	 * @see org.rangescope.model.ModelPackage#getCapture_Events()
	 * @model
	 * @generated
	 */
	long getEvents();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Capture#getEvents <em>Events</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Events</em>' attribute.
	 * @see #getEvents()
	 * @generated
	 */
	void setEvents(long value);

	/**
	 * Returns the value of the '<em><b>Lost</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Events lost, all counters together.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Lost</em>' attribute.
	 * @see #setLost(long)
	 * @see org.rangescope.model.ModelPackage#getCapture_Lost()
	 * @model
	 * @generated
	 */
	long getLost();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Capture#getLost <em>Lost</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Lost</em>' attribute.
	 * @see #getLost()
	 * @generated
	 */
	void setLost(long value);

	/**
	 * Returns the value of the '<em><b>Target</b></em>' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * The machine it was made on; null until its header was read.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Target</em>' containment reference.
	 * @see #setTarget(Target)
	 * @see org.rangescope.model.ModelPackage#getCapture_Target()
	 * @model containment="true"
	 * @generated
	 */
	Target getTarget();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Capture#getTarget <em>Target</em>}' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Target</em>' containment reference.
	 * @see #getTarget()
	 * @generated
	 */
	void setTarget(Target value);

	/**
	 * Returns the value of the '<em><b>Buffers</b></em>' containment reference list.
	 * The list contents are of type {@link org.rangescope.model.Buffer}.
	 * It is bidirectional and its opposite is '{@link org.rangescope.model.Buffer#getCapture <em>Capture</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Buffers that still live or that something is wrong with, then some of the others; bounded.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Buffers</em>' containment reference list.
	 * @see org.rangescope.model.ModelPackage#getCapture_Buffers()
	 * @see org.rangescope.model.Buffer#getCapture
	 * @model opposite="capture" containment="true"
	 * @generated
	 */
	EList<Buffer> getBuffers();

	/**
	 * Returns the value of the '<em><b>More Buffers</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Unreleased buffers beyond those.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>More Buffers</em>' attribute.
	 * @see #setMoreBuffers(long)
	 * @see org.rangescope.model.ModelPackage#getCapture_MoreBuffers()
	 * @model
	 * @generated
	 */
	long getMoreBuffers();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Capture#getMoreBuffers <em>More Buffers</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>More Buffers</em>' attribute.
	 * @see #getMoreBuffers()
	 * @generated
	 */
	void setMoreBuffers(long value);

	/**
	 * Returns the value of the '<em><b>More Released</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Released buffers beyond those.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>More Released</em>' attribute.
	 * @see #setMoreReleased(long)
	 * @see org.rangescope.model.ModelPackage#getCapture_MoreReleased()
	 * @model
	 * @generated
	 */
	long getMoreReleased();

	/**
	 * Sets the value of the '{@link org.rangescope.model.Capture#getMoreReleased <em>More Released</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>More Released</em>' attribute.
	 * @see #getMoreReleased()
	 * @generated
	 */
	void setMoreReleased(long value);

	/**
	 * Returns the value of the '<em><b>Findings</b></em>' containment reference list.
	 * The list contents are of type {@link org.rangescope.model.Finding}.
	 * It is bidirectional and its opposite is '{@link org.rangescope.model.Finding#getCapture <em>Capture</em>}'.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * What the rules found, in order of their numbers.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Findings</em>' containment reference list.
	 * @see org.rangescope.model.ModelPackage#getCapture_Findings()
	 * @see org.rangescope.model.Finding#getCapture
	 * @model opposite="capture" containment="true"
	 * @generated
	 */
	EList<Finding> getFindings();

} // Capture
