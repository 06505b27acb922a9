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
import org.eclipse.emf.ecore.util.EcoreUtil;

import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;

import org.rangescope.model.Capture;
import org.rangescope.model.Finding;
import org.rangescope.model.ModelPackage;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Finding</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getCapture <em>Capture</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getNumber <em>Number</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getRuleId <em>Rule Id</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getSeverity <em>Severity</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getVerdict <em>Verdict</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#isLeak <em>Leak</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getSentence <em>Sentence</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getEvidence <em>Evidence</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getChecks <em>Checks</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getCertainty <em>Certainty</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getRelated <em>Related</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getCallSite <em>Call Site</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getStack <em>Stack</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getBytes <em>Bytes</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getFirstNs <em>First Ns</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getLastNs <em>Last Ns</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getMappingRows <em>Mapping Rows</em>}</li>
 *   <li>{@link org.rangescope.model.impl.FindingImpl#getAttachmentRows <em>Attachment Rows</em>}</li>
 * </ul>
 *
 * @generated
 */
public class FindingImpl extends EObjectImpl implements Finding {
	/**
	 * The default value of the '{@link #getNumber() <em>Number</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getNumber()
	 * @generated
	 * @ordered
	 */
	protected static final int NUMBER_EDEFAULT = 0;

	/**
	 * The cached value of the '{@link #getNumber() <em>Number</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getNumber()
	 * @generated
	 * @ordered
	 */
	protected int number = NUMBER_EDEFAULT;

	/**
	 * The default value of the '{@link #getRuleId() <em>Rule Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRuleId()
	 * @generated
	 * @ordered
	 */
	protected static final String RULE_ID_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getRuleId() <em>Rule Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRuleId()
	 * @generated
	 * @ordered
	 */
	protected String ruleId = RULE_ID_EDEFAULT;

	/**
	 * The default value of the '{@link #getSeverity() <em>Severity</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSeverity()
	 * @generated
	 * @ordered
	 */
	protected static final Severity SEVERITY_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getSeverity() <em>Severity</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSeverity()
	 * @generated
	 * @ordered
	 */
	protected Severity severity = SEVERITY_EDEFAULT;

	/**
	 * The default value of the '{@link #getVerdict() <em>Verdict</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getVerdict()
	 * @generated
	 * @ordered
	 */
	protected static final Verdict VERDICT_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getVerdict() <em>Verdict</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getVerdict()
	 * @generated
	 * @ordered
	 */
	protected Verdict verdict = VERDICT_EDEFAULT;

	/**
	 * The default value of the '{@link #isLeak() <em>Leak</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isLeak()
	 * @generated
	 * @ordered
	 */
	protected static final boolean LEAK_EDEFAULT = false;

	/**
	 * The cached value of the '{@link #isLeak() <em>Leak</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isLeak()
	 * @generated
	 * @ordered
	 */
	protected boolean leak = LEAK_EDEFAULT;

	/**
	 * The default value of the '{@link #getSentence() <em>Sentence</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSentence()
	 * @generated
	 * @ordered
	 */
	protected static final String SENTENCE_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getSentence() <em>Sentence</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSentence()
	 * @generated
	 * @ordered
	 */
	protected String sentence = SENTENCE_EDEFAULT;

	/**
	 * The cached value of the '{@link #getEvidence() <em>Evidence</em>}' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getEvidence()
	 * @generated
	 * @ordered
	 */
	protected EList<String> evidence;

	/**
	 * The cached value of the '{@link #getChecks() <em>Checks</em>}' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getChecks()
	 * @generated
	 * @ordered
	 */
	protected EList<String> checks;

	/**
	 * The default value of the '{@link #getCertainty() <em>Certainty</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCertainty()
	 * @generated
	 * @ordered
	 */
	protected static final String CERTAINTY_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getCertainty() <em>Certainty</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCertainty()
	 * @generated
	 * @ordered
	 */
	protected String certainty = CERTAINTY_EDEFAULT;

	/**
	 * The cached value of the '{@link #getRelated() <em>Related</em>}' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRelated()
	 * @generated
	 * @ordered
	 */
	protected EList<String> related;

	/**
	 * The default value of the '{@link #getCallSite() <em>Call Site</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCallSite()
	 * @generated
	 * @ordered
	 */
	protected static final String CALL_SITE_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getCallSite() <em>Call Site</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCallSite()
	 * @generated
	 * @ordered
	 */
	protected String callSite = CALL_SITE_EDEFAULT;

	/**
	 * The cached value of the '{@link #getStack() <em>Stack</em>}' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getStack()
	 * @generated
	 * @ordered
	 */
	protected EList<String> stack;

	/**
	 * The default value of the '{@link #getBytes() <em>Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBytes()
	 * @generated
	 * @ordered
	 */
	protected static final long BYTES_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getBytes() <em>Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getBytes()
	 * @generated
	 * @ordered
	 */
	protected long bytes = BYTES_EDEFAULT;

	/**
	 * The default value of the '{@link #getFirstNs() <em>First Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFirstNs()
	 * @generated
	 * @ordered
	 */
	protected static final long FIRST_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getFirstNs() <em>First Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFirstNs()
	 * @generated
	 * @ordered
	 */
	protected long firstNs = FIRST_NS_EDEFAULT;

	/**
	 * The default value of the '{@link #getLastNs() <em>Last Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLastNs()
	 * @generated
	 * @ordered
	 */
	protected static final long LAST_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getLastNs() <em>Last Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLastNs()
	 * @generated
	 * @ordered
	 */
	protected long lastNs = LAST_NS_EDEFAULT;

	/**
	 * The default value of the '{@link #getMappingRows() <em>Mapping Rows</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMappingRows()
	 * @generated
	 * @ordered
	 */
	protected static final int[] MAPPING_ROWS_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getMappingRows() <em>Mapping Rows</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMappingRows()
	 * @generated
	 * @ordered
	 */
	protected int[] mappingRows = MAPPING_ROWS_EDEFAULT;

	/**
	 * The default value of the '{@link #getAttachmentRows() <em>Attachment Rows</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAttachmentRows()
	 * @generated
	 * @ordered
	 */
	protected static final int[] ATTACHMENT_ROWS_EDEFAULT = null;

	/**
	 * The cached value of the '{@link #getAttachmentRows() <em>Attachment Rows</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAttachmentRows()
	 * @generated
	 * @ordered
	 */
	protected int[] attachmentRows = ATTACHMENT_ROWS_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected FindingImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return ModelPackage.Literals.FINDING;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Capture getCapture() {
		if (eContainerFeatureID() != ModelPackage.FINDING__CAPTURE) return null;
		return (Capture)eInternalContainer();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public NotificationChain basicSetCapture(Capture newCapture, NotificationChain msgs) {
		msgs = eBasicSetContainer((InternalEObject)newCapture, ModelPackage.FINDING__CAPTURE, msgs);
		return msgs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setCapture(Capture newCapture) {
		if (newCapture != eInternalContainer() || (eContainerFeatureID() != ModelPackage.FINDING__CAPTURE && newCapture != null)) {
			if (EcoreUtil.isAncestor(this, newCapture))
				throw new IllegalArgumentException("Recursive containment not allowed for " + toString());
			NotificationChain msgs = null;
			if (eInternalContainer() != null)
				msgs = eBasicRemoveFromContainer(msgs);
			if (newCapture != null)
				msgs = ((InternalEObject)newCapture).eInverseAdd(this, ModelPackage.CAPTURE__FINDINGS, Capture.class, msgs);
			msgs = basicSetCapture(newCapture, msgs);
			if (msgs != null) msgs.dispatch();
		}
		else if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.FINDING__CAPTURE, newCapture, newCapture));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getNumber() {
		return number;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setNumber(int newNumber) {
		int oldNumber = number;
		number = newNumber;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.FINDING__NUMBER, oldNumber, number));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getRuleId() {
		return ruleId;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRuleId(String newRuleId) {
		String oldRuleId = ruleId;
		ruleId = newRuleId;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.FINDING__RULE_ID, oldRuleId, ruleId));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Severity getSeverity() {
		return severity;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSeverity(Severity newSeverity) {
		Severity oldSeverity = severity;
		severity = newSeverity;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.FINDING__SEVERITY, oldSeverity, severity));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Verdict getVerdict() {
		return verdict;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setVerdict(Verdict newVerdict) {
		Verdict oldVerdict = verdict;
		verdict = newVerdict;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.FINDING__VERDICT, oldVerdict, verdict));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isLeak() {
		return leak;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setLeak(boolean newLeak) {
		boolean oldLeak = leak;
		leak = newLeak;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.FINDING__LEAK, oldLeak, leak));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getSentence() {
		return sentence;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSentence(String newSentence) {
		String oldSentence = sentence;
		sentence = newSentence;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.FINDING__SENTENCE, oldSentence, sentence));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<String> getEvidence() {
		if (evidence == null) {
			evidence = new EDataTypeEList<String>(String.class, this, ModelPackage.FINDING__EVIDENCE);
		}
		return evidence;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<String> getChecks() {
		if (checks == null) {
			checks = new EDataTypeEList<String>(String.class, this, ModelPackage.FINDING__CHECKS);
		}
		return checks;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getCertainty() {
		return certainty;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setCertainty(String newCertainty) {
		String oldCertainty = certainty;
		certainty = newCertainty;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.FINDING__CERTAINTY, oldCertainty, certainty));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<String> getRelated() {
		if (related == null) {
			related = new EDataTypeEList<String>(String.class, this, ModelPackage.FINDING__RELATED);
		}
		return related;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getCallSite() {
		return callSite;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setCallSite(String newCallSite) {
		String oldCallSite = callSite;
		callSite = newCallSite;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.FINDING__CALL_SITE, oldCallSite, callSite));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<String> getStack() {
		if (stack == null) {
			stack = new EDataTypeEList<String>(String.class, this, ModelPackage.FINDING__STACK);
		}
		return stack;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getBytes() {
		return bytes;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setBytes(long newBytes) {
		long oldBytes = bytes;
		bytes = newBytes;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.FINDING__BYTES, oldBytes, bytes));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getFirstNs() {
		return firstNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setFirstNs(long newFirstNs) {
		long oldFirstNs = firstNs;
		firstNs = newFirstNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.FINDING__FIRST_NS, oldFirstNs, firstNs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getLastNs() {
		return lastNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setLastNs(long newLastNs) {
		long oldLastNs = lastNs;
		lastNs = newLastNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.FINDING__LAST_NS, oldLastNs, lastNs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int[] getMappingRows() {
		return mappingRows;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMappingRows(int[] newMappingRows) {
		int[] oldMappingRows = mappingRows;
		mappingRows = newMappingRows;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.FINDING__MAPPING_ROWS, oldMappingRows, mappingRows));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int[] getAttachmentRows() {
		return attachmentRows;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setAttachmentRows(int[] newAttachmentRows) {
		int[] oldAttachmentRows = attachmentRows;
		attachmentRows = newAttachmentRows;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.FINDING__ATTACHMENT_ROWS, oldAttachmentRows, attachmentRows));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseAdd(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case ModelPackage.FINDING__CAPTURE:
				if (eInternalContainer() != null)
					msgs = eBasicRemoveFromContainer(msgs);
				return basicSetCapture((Capture)otherEnd, msgs);
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
			case ModelPackage.FINDING__CAPTURE:
				return basicSetCapture(null, msgs);
		}
		return super.eInverseRemove(otherEnd, featureID, msgs);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eBasicRemoveFromContainerFeature(NotificationChain msgs) {
		switch (eContainerFeatureID()) {
			case ModelPackage.FINDING__CAPTURE:
				return eInternalContainer().eInverseRemove(this, ModelPackage.CAPTURE__FINDINGS, Capture.class, msgs);
		}
		return super.eBasicRemoveFromContainerFeature(msgs);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case ModelPackage.FINDING__CAPTURE:
				return getCapture();
			case ModelPackage.FINDING__NUMBER:
				return getNumber();
			case ModelPackage.FINDING__RULE_ID:
				return getRuleId();
			case ModelPackage.FINDING__SEVERITY:
				return getSeverity();
			case ModelPackage.FINDING__VERDICT:
				return getVerdict();
			case ModelPackage.FINDING__LEAK:
				return isLeak();
			case ModelPackage.FINDING__SENTENCE:
				return getSentence();
			case ModelPackage.FINDING__EVIDENCE:
				return getEvidence();
			case ModelPackage.FINDING__CHECKS:
				return getChecks();
			case ModelPackage.FINDING__CERTAINTY:
				return getCertainty();
			case ModelPackage.FINDING__RELATED:
				return getRelated();
			case ModelPackage.FINDING__CALL_SITE:
				return getCallSite();
			case ModelPackage.FINDING__STACK:
				return getStack();
			case ModelPackage.FINDING__BYTES:
				return getBytes();
			case ModelPackage.FINDING__FIRST_NS:
				return getFirstNs();
			case ModelPackage.FINDING__LAST_NS:
				return getLastNs();
			case ModelPackage.FINDING__MAPPING_ROWS:
				return getMappingRows();
			case ModelPackage.FINDING__ATTACHMENT_ROWS:
				return getAttachmentRows();
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
			case ModelPackage.FINDING__CAPTURE:
				setCapture((Capture)newValue);
				return;
			case ModelPackage.FINDING__NUMBER:
				setNumber((Integer)newValue);
				return;
			case ModelPackage.FINDING__RULE_ID:
				setRuleId((String)newValue);
				return;
			case ModelPackage.FINDING__SEVERITY:
				setSeverity((Severity)newValue);
				return;
			case ModelPackage.FINDING__VERDICT:
				setVerdict((Verdict)newValue);
				return;
			case ModelPackage.FINDING__LEAK:
				setLeak((Boolean)newValue);
				return;
			case ModelPackage.FINDING__SENTENCE:
				setSentence((String)newValue);
				return;
			case ModelPackage.FINDING__EVIDENCE:
				getEvidence().clear();
				getEvidence().addAll((Collection<? extends String>)newValue);
				return;
			case ModelPackage.FINDING__CHECKS:
				getChecks().clear();
				getChecks().addAll((Collection<? extends String>)newValue);
				return;
			case ModelPackage.FINDING__CERTAINTY:
				setCertainty((String)newValue);
				return;
			case ModelPackage.FINDING__RELATED:
				getRelated().clear();
				getRelated().addAll((Collection<? extends String>)newValue);
				return;
			case ModelPackage.FINDING__CALL_SITE:
				setCallSite((String)newValue);
				return;
			case ModelPackage.FINDING__STACK:
				getStack().clear();
				getStack().addAll((Collection<? extends String>)newValue);
				return;
			case ModelPackage.FINDING__BYTES:
				setBytes((Long)newValue);
				return;
			case ModelPackage.FINDING__FIRST_NS:
				setFirstNs((Long)newValue);
				return;
			case ModelPackage.FINDING__LAST_NS:
				setLastNs((Long)newValue);
				return;
			case ModelPackage.FINDING__MAPPING_ROWS:
				setMappingRows((int[])newValue);
				return;
			case ModelPackage.FINDING__ATTACHMENT_ROWS:
				setAttachmentRows((int[])newValue);
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
			case ModelPackage.FINDING__CAPTURE:
				setCapture((Capture)null);
				return;
			case ModelPackage.FINDING__NUMBER:
				setNumber(NUMBER_EDEFAULT);
				return;
			case ModelPackage.FINDING__RULE_ID:
				setRuleId(RULE_ID_EDEFAULT);
				return;
			case ModelPackage.FINDING__SEVERITY:
				setSeverity(SEVERITY_EDEFAULT);
				return;
			case ModelPackage.FINDING__VERDICT:
				setVerdict(VERDICT_EDEFAULT);
				return;
			case ModelPackage.FINDING__LEAK:
				setLeak(LEAK_EDEFAULT);
				return;
			case ModelPackage.FINDING__SENTENCE:
				setSentence(SENTENCE_EDEFAULT);
				return;
			case ModelPackage.FINDING__EVIDENCE:
				getEvidence().clear();
				return;
			case ModelPackage.FINDING__CHECKS:
				getChecks().clear();
				return;
			case ModelPackage.FINDING__CERTAINTY:
				setCertainty(CERTAINTY_EDEFAULT);
				return;
			case ModelPackage.FINDING__RELATED:
				getRelated().clear();
				return;
			case ModelPackage.FINDING__CALL_SITE:
				setCallSite(CALL_SITE_EDEFAULT);
				return;
			case ModelPackage.FINDING__STACK:
				getStack().clear();
				return;
			case ModelPackage.FINDING__BYTES:
				setBytes(BYTES_EDEFAULT);
				return;
			case ModelPackage.FINDING__FIRST_NS:
				setFirstNs(FIRST_NS_EDEFAULT);
				return;
			case ModelPackage.FINDING__LAST_NS:
				setLastNs(LAST_NS_EDEFAULT);
				return;
			case ModelPackage.FINDING__MAPPING_ROWS:
				setMappingRows(MAPPING_ROWS_EDEFAULT);
				return;
			case ModelPackage.FINDING__ATTACHMENT_ROWS:
				setAttachmentRows(ATTACHMENT_ROWS_EDEFAULT);
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
			case ModelPackage.FINDING__CAPTURE:
				return getCapture() != null;
			case ModelPackage.FINDING__NUMBER:
				return number != NUMBER_EDEFAULT;
			case ModelPackage.FINDING__RULE_ID:
				return RULE_ID_EDEFAULT == null ? ruleId != null : !RULE_ID_EDEFAULT.equals(ruleId);
			case ModelPackage.FINDING__SEVERITY:
				return SEVERITY_EDEFAULT == null ? severity != null : !SEVERITY_EDEFAULT.equals(severity);
			case ModelPackage.FINDING__VERDICT:
				return VERDICT_EDEFAULT == null ? verdict != null : !VERDICT_EDEFAULT.equals(verdict);
			case ModelPackage.FINDING__LEAK:
				return leak != LEAK_EDEFAULT;
			case ModelPackage.FINDING__SENTENCE:
				return SENTENCE_EDEFAULT == null ? sentence != null : !SENTENCE_EDEFAULT.equals(sentence);
			case ModelPackage.FINDING__EVIDENCE:
				return evidence != null && !evidence.isEmpty();
			case ModelPackage.FINDING__CHECKS:
				return checks != null && !checks.isEmpty();
			case ModelPackage.FINDING__CERTAINTY:
				return CERTAINTY_EDEFAULT == null ? certainty != null : !CERTAINTY_EDEFAULT.equals(certainty);
			case ModelPackage.FINDING__RELATED:
				return related != null && !related.isEmpty();
			case ModelPackage.FINDING__CALL_SITE:
				return CALL_SITE_EDEFAULT == null ? callSite != null : !CALL_SITE_EDEFAULT.equals(callSite);
			case ModelPackage.FINDING__STACK:
				return stack != null && !stack.isEmpty();
			case ModelPackage.FINDING__BYTES:
				return bytes != BYTES_EDEFAULT;
			case ModelPackage.FINDING__FIRST_NS:
				return firstNs != FIRST_NS_EDEFAULT;
			case ModelPackage.FINDING__LAST_NS:
				return lastNs != LAST_NS_EDEFAULT;
			case ModelPackage.FINDING__MAPPING_ROWS:
				return MAPPING_ROWS_EDEFAULT == null ? mappingRows != null : !MAPPING_ROWS_EDEFAULT.equals(mappingRows);
			case ModelPackage.FINDING__ATTACHMENT_ROWS:
				return ATTACHMENT_ROWS_EDEFAULT == null ? attachmentRows != null : !ATTACHMENT_ROWS_EDEFAULT.equals(attachmentRows);
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
		result.append(" (number: ");
		result.append(number);
		result.append(", ruleId: ");
		result.append(ruleId);
		result.append(", severity: ");
		result.append(severity);
		result.append(", verdict: ");
		result.append(verdict);
		result.append(", leak: ");
		result.append(leak);
		result.append(", sentence: ");
		result.append(sentence);
		result.append(", evidence: ");
		result.append(evidence);
		result.append(", checks: ");
		result.append(checks);
		result.append(", certainty: ");
		result.append(certainty);
		result.append(", related: ");
		result.append(related);
		result.append(", callSite: ");
		result.append(callSite);
		result.append(", stack: ");
		result.append(stack);
		result.append(", bytes: ");
		result.append(bytes);
		result.append(", firstNs: ");
		result.append(firstNs);
		result.append(", lastNs: ");
		result.append(lastNs);
		result.append(", mappingRows: ");
		result.append(mappingRows);
		result.append(", attachmentRows: ");
		result.append(attachmentRows);
		result.append(')');
		return result.toString();
	}

} //FindingImpl
