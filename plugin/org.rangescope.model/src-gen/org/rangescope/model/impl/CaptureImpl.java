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

import org.eclipse.emf.ecore.util.EObjectContainmentWithInverseEList;
import org.eclipse.emf.ecore.util.InternalEList;

import org.rangescope.model.Buffer;
import org.rangescope.model.Capture;
import org.rangescope.model.CaptureState;
import org.rangescope.model.Finding;
import org.rangescope.model.ModelPackage;
import org.rangescope.model.Target;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Capture</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.impl.CaptureImpl#getName <em>Name</em>}</li>
 *   <li>{@link org.rangescope.model.impl.CaptureImpl#getVerdict <em>Verdict</em>}</li>
 *   <li>{@link org.rangescope.model.impl.CaptureImpl#getSummary <em>Summary</em>}</li>
 *   <li>{@link org.rangescope.model.impl.CaptureImpl#getState <em>State</em>}</li>
 *   <li>{@link org.rangescope.model.impl.CaptureImpl#getReason <em>Reason</em>}</li>
 *   <li>{@link org.rangescope.model.impl.CaptureImpl#getStartNs <em>Start Ns</em>}</li>
 *   <li>{@link org.rangescope.model.impl.CaptureImpl#getEndNs <em>End Ns</em>}</li>
 *   <li>{@link org.rangescope.model.impl.CaptureImpl#isComplete <em>Complete</em>}</li>
 *   <li>{@link org.rangescope.model.impl.CaptureImpl#getEvents <em>Events</em>}</li>
 *   <li>{@link org.rangescope.model.impl.CaptureImpl#getLost <em>Lost</em>}</li>
 *   <li>{@link org.rangescope.model.impl.CaptureImpl#getTarget <em>Target</em>}</li>
 *   <li>{@link org.rangescope.model.impl.CaptureImpl#getBuffers <em>Buffers</em>}</li>
 *   <li>{@link org.rangescope.model.impl.CaptureImpl#getMoreBuffers <em>More Buffers</em>}</li>
 *   <li>{@link org.rangescope.model.impl.CaptureImpl#getMoreReleased <em>More Released</em>}</li>
 *   <li>{@link org.rangescope.model.impl.CaptureImpl#getFindings <em>Findings</em>}</li>
 * </ul>
 *
 * @generated
 */
public class CaptureImpl extends EObjectImpl implements Capture {
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
	 * The default value of the '{@link #getVerdict() <em>Verdict</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getVerdict()
	 * @generated
	 * @ordered
	 */
	protected static final String VERDICT_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getVerdict() <em>Verdict</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getVerdict()
	 * @generated
	 * @ordered
	 */
	protected String verdict = VERDICT_EDEFAULT;

	/**
	 * The default value of the '{@link #getSummary() <em>Summary</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSummary()
	 * @generated
	 * @ordered
	 */
	protected static final String SUMMARY_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getSummary() <em>Summary</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSummary()
	 * @generated
	 * @ordered
	 */
	protected String summary = SUMMARY_EDEFAULT;

	/**
	 * The default value of the '{@link #getState() <em>State</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getState()
	 * @generated
	 * @ordered
	 */
	protected static final CaptureState STATE_EDEFAULT = CaptureState.READING;

	/**
	 * The cached value of the '{@link #getState() <em>State</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getState()
	 * @generated
	 * @ordered
	 */
	protected CaptureState state = STATE_EDEFAULT;

	/**
	 * The default value of the '{@link #getReason() <em>Reason</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getReason()
	 * @generated
	 * @ordered
	 */
	protected static final String REASON_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getReason() <em>Reason</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getReason()
	 * @generated
	 * @ordered
	 */
	protected String reason = REASON_EDEFAULT;

	/**
	 * The default value of the '{@link #getStartNs() <em>Start Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getStartNs()
	 * @generated
	 * @ordered
	 */
	protected static final long START_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getStartNs() <em>Start Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getStartNs()
	 * @generated
	 * @ordered
	 */
	protected long startNs = START_NS_EDEFAULT;

	/**
	 * The default value of the '{@link #getEndNs() <em>End Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getEndNs()
	 * @generated
	 * @ordered
	 */
	protected static final long END_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getEndNs() <em>End Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getEndNs()
	 * @generated
	 * @ordered
	 */
	protected long endNs = END_NS_EDEFAULT;

	/**
	 * The default value of the '{@link #isComplete() <em>Complete</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isComplete()
	 * @generated
	 * @ordered
	 */
	protected static final boolean COMPLETE_EDEFAULT = false;

	/**
	 * The cached value of the '{@link #isComplete() <em>Complete</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isComplete()
	 * @generated
	 * @ordered
	 */
	protected boolean complete = COMPLETE_EDEFAULT;

	/**
	 * The default value of the '{@link #getEvents() <em>Events</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getEvents()
	 * @generated
	 * @ordered
	 */
	protected static final long EVENTS_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getEvents() <em>Events</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getEvents()
	 * @generated
	 * @ordered
	 */
	protected long events = EVENTS_EDEFAULT;

	/**
	 * The default value of the '{@link #getLost() <em>Lost</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLost()
	 * @generated
	 * @ordered
	 */
	protected static final long LOST_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getLost() <em>Lost</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLost()
	 * @generated
	 * @ordered
	 */
	protected long lost = LOST_EDEFAULT;

	/**
	 * The cached value of the '{@link #getTarget() <em>Target</em>}' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTarget()
	 * @generated
	 * @ordered
	 */
	protected Target target;

	/**
	 * The cached value of the '{@link #getBuffers() <em>Buffers</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBuffers()
	 * @generated
	 * @ordered
	 */
	protected EList<Buffer> buffers;

	/**
	 * The default value of the '{@link #getMoreBuffers() <em>More Buffers</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMoreBuffers()
	 * @generated
	 * @ordered
	 */
	protected static final long MORE_BUFFERS_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getMoreBuffers() <em>More Buffers</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMoreBuffers()
	 * @generated
	 * @ordered
	 */
	protected long moreBuffers = MORE_BUFFERS_EDEFAULT;

	/**
	 * The default value of the '{@link #getMoreReleased() <em>More Released</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMoreReleased()
	 * @generated
	 * @ordered
	 */
	protected static final long MORE_RELEASED_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getMoreReleased() <em>More Released</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMoreReleased()
	 * @generated
	 * @ordered
	 */
	protected long moreReleased = MORE_RELEASED_EDEFAULT;

	/**
	 * The cached value of the '{@link #getFindings() <em>Findings</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFindings()
	 * @generated
	 * @ordered
	 */
	protected EList<Finding> findings;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected CaptureImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return ModelPackage.Literals.CAPTURE;
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
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.CAPTURE__NAME, oldName, name));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getVerdict() {
		return verdict;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setVerdict(String newVerdict) {
		String oldVerdict = verdict;
		verdict = newVerdict;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.CAPTURE__VERDICT, oldVerdict, verdict));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getSummary() {
		return summary;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSummary(String newSummary) {
		String oldSummary = summary;
		summary = newSummary;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.CAPTURE__SUMMARY, oldSummary, summary));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public CaptureState getState() {
		return state;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setState(CaptureState newState) {
		CaptureState oldState = state;
		state = newState == null ? STATE_EDEFAULT : newState;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.CAPTURE__STATE, oldState, state));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getReason() {
		return reason;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setReason(String newReason) {
		String oldReason = reason;
		reason = newReason;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.CAPTURE__REASON, oldReason, reason));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getStartNs() {
		return startNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setStartNs(long newStartNs) {
		long oldStartNs = startNs;
		startNs = newStartNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.CAPTURE__START_NS, oldStartNs, startNs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getEndNs() {
		return endNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setEndNs(long newEndNs) {
		long oldEndNs = endNs;
		endNs = newEndNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.CAPTURE__END_NS, oldEndNs, endNs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isComplete() {
		return complete;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setComplete(boolean newComplete) {
		boolean oldComplete = complete;
		complete = newComplete;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.CAPTURE__COMPLETE, oldComplete, complete));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getEvents() {
		return events;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setEvents(long newEvents) {
		long oldEvents = events;
		events = newEvents;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.CAPTURE__EVENTS, oldEvents, events));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getLost() {
		return lost;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setLost(long newLost) {
		long oldLost = lost;
		lost = newLost;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.CAPTURE__LOST, oldLost, lost));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Target getTarget() {
		return target;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public NotificationChain basicSetTarget(Target newTarget, NotificationChain msgs) {
		Target oldTarget = target;
		target = newTarget;
		if (eNotificationRequired()) {
			ENotificationImpl notification = new ENotificationImpl(this, Notification.SET, ModelPackage.CAPTURE__TARGET, oldTarget, newTarget);
			if (msgs == null) msgs = notification; else msgs.add(notification);
		}
		return msgs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setTarget(Target newTarget) {
		if (newTarget != target) {
			NotificationChain msgs = null;
			if (target != null)
				msgs = ((InternalEObject)target).eInverseRemove(this, EOPPOSITE_FEATURE_BASE - ModelPackage.CAPTURE__TARGET, null, msgs);
			if (newTarget != null)
				msgs = ((InternalEObject)newTarget).eInverseAdd(this, EOPPOSITE_FEATURE_BASE - ModelPackage.CAPTURE__TARGET, null, msgs);
			msgs = basicSetTarget(newTarget, msgs);
			if (msgs != null) msgs.dispatch();
		}
		else if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.CAPTURE__TARGET, newTarget, newTarget));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Buffer> getBuffers() {
		if (buffers == null) {
			buffers = new EObjectContainmentWithInverseEList<Buffer>(Buffer.class, this, ModelPackage.CAPTURE__BUFFERS, ModelPackage.BUFFER__CAPTURE);
		}
		return buffers;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getMoreBuffers() {
		return moreBuffers;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMoreBuffers(long newMoreBuffers) {
		long oldMoreBuffers = moreBuffers;
		moreBuffers = newMoreBuffers;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.CAPTURE__MORE_BUFFERS, oldMoreBuffers, moreBuffers));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getMoreReleased() {
		return moreReleased;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMoreReleased(long newMoreReleased) {
		long oldMoreReleased = moreReleased;
		moreReleased = newMoreReleased;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.CAPTURE__MORE_RELEASED, oldMoreReleased, moreReleased));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Finding> getFindings() {
		if (findings == null) {
			findings = new EObjectContainmentWithInverseEList<Finding>(Finding.class, this, ModelPackage.CAPTURE__FINDINGS, ModelPackage.FINDING__CAPTURE);
		}
		return findings;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@SuppressWarnings("unchecked")
	@Override
	public NotificationChain eInverseAdd(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case ModelPackage.CAPTURE__BUFFERS:
				return ((InternalEList<InternalEObject>)(InternalEList<?>)getBuffers()).basicAdd(otherEnd, msgs);
			case ModelPackage.CAPTURE__FINDINGS:
				return ((InternalEList<InternalEObject>)(InternalEList<?>)getFindings()).basicAdd(otherEnd, msgs);
		}
		return super.eInverseAdd(otherEnd, featureID, msgs);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case ModelPackage.CAPTURE__TARGET:
				return basicSetTarget(null, msgs);
			case ModelPackage.CAPTURE__BUFFERS:
				return ((InternalEList<?>)getBuffers()).basicRemove(otherEnd, msgs);
			case ModelPackage.CAPTURE__FINDINGS:
				return ((InternalEList<?>)getFindings()).basicRemove(otherEnd, msgs);
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
			case ModelPackage.CAPTURE__NAME:
				return getName();
			case ModelPackage.CAPTURE__VERDICT:
				return getVerdict();
			case ModelPackage.CAPTURE__SUMMARY:
				return getSummary();
			case ModelPackage.CAPTURE__STATE:
				return getState();
			case ModelPackage.CAPTURE__REASON:
				return getReason();
			case ModelPackage.CAPTURE__START_NS:
				return getStartNs();
			case ModelPackage.CAPTURE__END_NS:
				return getEndNs();
			case ModelPackage.CAPTURE__COMPLETE:
				return isComplete();
			case ModelPackage.CAPTURE__EVENTS:
				return getEvents();
			case ModelPackage.CAPTURE__LOST:
				return getLost();
			case ModelPackage.CAPTURE__TARGET:
				return getTarget();
			case ModelPackage.CAPTURE__BUFFERS:
				return getBuffers();
			case ModelPackage.CAPTURE__MORE_BUFFERS:
				return getMoreBuffers();
			case ModelPackage.CAPTURE__MORE_RELEASED:
				return getMoreReleased();
			case ModelPackage.CAPTURE__FINDINGS:
				return getFindings();
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
			case ModelPackage.CAPTURE__NAME:
				setName((String)newValue);
				return;
			case ModelPackage.CAPTURE__VERDICT:
				setVerdict((String)newValue);
				return;
			case ModelPackage.CAPTURE__SUMMARY:
				setSummary((String)newValue);
				return;
			case ModelPackage.CAPTURE__STATE:
				setState((CaptureState)newValue);
				return;
			case ModelPackage.CAPTURE__REASON:
				setReason((String)newValue);
				return;
			case ModelPackage.CAPTURE__START_NS:
				setStartNs((Long)newValue);
				return;
			case ModelPackage.CAPTURE__END_NS:
				setEndNs((Long)newValue);
				return;
			case ModelPackage.CAPTURE__COMPLETE:
				setComplete((Boolean)newValue);
				return;
			case ModelPackage.CAPTURE__EVENTS:
				setEvents((Long)newValue);
				return;
			case ModelPackage.CAPTURE__LOST:
				setLost((Long)newValue);
				return;
			case ModelPackage.CAPTURE__TARGET:
				setTarget((Target)newValue);
				return;
			case ModelPackage.CAPTURE__BUFFERS:
				getBuffers().clear();
				getBuffers().addAll((Collection<? extends Buffer>)newValue);
				return;
			case ModelPackage.CAPTURE__MORE_BUFFERS:
				setMoreBuffers((Long)newValue);
				return;
			case ModelPackage.CAPTURE__MORE_RELEASED:
				setMoreReleased((Long)newValue);
				return;
			case ModelPackage.CAPTURE__FINDINGS:
				getFindings().clear();
				getFindings().addAll((Collection<? extends Finding>)newValue);
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
			case ModelPackage.CAPTURE__NAME:
				setName(NAME_EDEFAULT);
				return;
			case ModelPackage.CAPTURE__VERDICT:
				setVerdict(VERDICT_EDEFAULT);
				return;
			case ModelPackage.CAPTURE__SUMMARY:
				setSummary(SUMMARY_EDEFAULT);
				return;
			case ModelPackage.CAPTURE__STATE:
				setState(STATE_EDEFAULT);
				return;
			case ModelPackage.CAPTURE__REASON:
				setReason(REASON_EDEFAULT);
				return;
			case ModelPackage.CAPTURE__START_NS:
				setStartNs(START_NS_EDEFAULT);
				return;
			case ModelPackage.CAPTURE__END_NS:
				setEndNs(END_NS_EDEFAULT);
				return;
			case ModelPackage.CAPTURE__COMPLETE:
				setComplete(COMPLETE_EDEFAULT);
				return;
			case ModelPackage.CAPTURE__EVENTS:
				setEvents(EVENTS_EDEFAULT);
				return;
			case ModelPackage.CAPTURE__LOST:
				setLost(LOST_EDEFAULT);
				return;
			case ModelPackage.CAPTURE__TARGET:
				setTarget((Target)null);
				return;
			case ModelPackage.CAPTURE__BUFFERS:
				getBuffers().clear();
				return;
			case ModelPackage.CAPTURE__MORE_BUFFERS:
				setMoreBuffers(MORE_BUFFERS_EDEFAULT);
				return;
			case ModelPackage.CAPTURE__MORE_RELEASED:
				setMoreReleased(MORE_RELEASED_EDEFAULT);
				return;
			case ModelPackage.CAPTURE__FINDINGS:
				getFindings().clear();
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
			case ModelPackage.CAPTURE__NAME:
				return NAME_EDEFAULT == null ? name != null : !NAME_EDEFAULT.equals(name);
			case ModelPackage.CAPTURE__VERDICT:
				return VERDICT_EDEFAULT == null ? verdict != null : !VERDICT_EDEFAULT.equals(verdict);
			case ModelPackage.CAPTURE__SUMMARY:
				return SUMMARY_EDEFAULT == null ? summary != null : !SUMMARY_EDEFAULT.equals(summary);
			case ModelPackage.CAPTURE__STATE:
				return state != STATE_EDEFAULT;
			case ModelPackage.CAPTURE__REASON:
				return REASON_EDEFAULT == null ? reason != null : !REASON_EDEFAULT.equals(reason);
			case ModelPackage.CAPTURE__START_NS:
				return startNs != START_NS_EDEFAULT;
			case ModelPackage.CAPTURE__END_NS:
				return endNs != END_NS_EDEFAULT;
			case ModelPackage.CAPTURE__COMPLETE:
				return complete != COMPLETE_EDEFAULT;
			case ModelPackage.CAPTURE__EVENTS:
				return events != EVENTS_EDEFAULT;
			case ModelPackage.CAPTURE__LOST:
				return lost != LOST_EDEFAULT;
			case ModelPackage.CAPTURE__TARGET:
				return target != null;
			case ModelPackage.CAPTURE__BUFFERS:
				return buffers != null && !buffers.isEmpty();
			case ModelPackage.CAPTURE__MORE_BUFFERS:
				return moreBuffers != MORE_BUFFERS_EDEFAULT;
			case ModelPackage.CAPTURE__MORE_RELEASED:
				return moreReleased != MORE_RELEASED_EDEFAULT;
			case ModelPackage.CAPTURE__FINDINGS:
				return findings != null && !findings.isEmpty();
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
		result.append(", verdict: ");
		result.append(verdict);
		result.append(", summary: ");
		result.append(summary);
		result.append(", state: ");
		result.append(state);
		result.append(", reason: ");
		result.append(reason);
		result.append(", startNs: ");
		result.append(startNs);
		result.append(", endNs: ");
		result.append(endNs);
		result.append(", complete: ");
		result.append(complete);
		result.append(", events: ");
		result.append(events);
		result.append(", lost: ");
		result.append(lost);
		result.append(", moreBuffers: ");
		result.append(moreBuffers);
		result.append(", moreReleased: ");
		result.append(moreReleased);
		result.append(')');
		return result.toString();
	}

} //CaptureImpl
