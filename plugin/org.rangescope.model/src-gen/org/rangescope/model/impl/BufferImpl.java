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
import org.eclipse.emf.ecore.util.EObjectContainmentWithInverseEList;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.util.InternalEList;

import org.rangescope.model.Attachment;
import org.rangescope.model.Buffer;
import org.rangescope.model.Capture;
import org.rangescope.model.ModelPackage;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Buffer</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#getCapture <em>Capture</em>}</li>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#getRow <em>Row</em>}</li>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#getExporter <em>Exporter</em>}</li>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#getInode <em>Inode</em>}</li>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#getIdentity <em>Identity</em>}</li>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#getSizeBytes <em>Size Bytes</em>}</li>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#getExportedNs <em>Exported Ns</em>}</li>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#getReleasedNs <em>Released Ns</em>}</li>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#getTask <em>Task</em>}</li>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#getStack <em>Stack</em>}</li>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#getLive <em>Live</em>}</li>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#getLeaked <em>Leaked</em>}</li>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#getExposedBytes <em>Exposed Bytes</em>}</li>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#isTroubled <em>Troubled</em>}</li>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#getAttachments <em>Attachments</em>}</li>
 *   <li>{@link org.rangescope.model.impl.BufferImpl#getMoreAttachments <em>More Attachments</em>}</li>
 * </ul>
 *
 * @generated
 */
public class BufferImpl extends EObjectImpl implements Buffer {
	/**
	 * The default value of the '{@link #getRow() <em>Row</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRow()
	 * @generated
	 * @ordered
	 */
	protected static final int ROW_EDEFAULT = -1;

	/**
	 * The cached value of the '{@link #getRow() <em>Row</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getRow()
	 * @generated
	 * @ordered
	 */
	protected int row = ROW_EDEFAULT;

	/**
	 * The default value of the '{@link #getExporter() <em>Exporter</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getExporter()
	 * @generated
	 * @ordered
	 */
	protected static final String EXPORTER_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getExporter() <em>Exporter</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getExporter()
	 * @generated
	 * @ordered
	 */
	protected String exporter = EXPORTER_EDEFAULT;

	/**
	 * The default value of the '{@link #getInode() <em>Inode</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getInode()
	 * @generated
	 * @ordered
	 */
	protected static final long INODE_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getInode() <em>Inode</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getInode()
	 * @generated
	 * @ordered
	 */
	protected long inode = INODE_EDEFAULT;

	/**
	 * The default value of the '{@link #getIdentity() <em>Identity</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getIdentity()
	 * @generated
	 * @ordered
	 */
	protected static final long IDENTITY_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getIdentity() <em>Identity</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getIdentity()
	 * @generated
	 * @ordered
	 */
	protected long identity = IDENTITY_EDEFAULT;

	/**
	 * The default value of the '{@link #getSizeBytes() <em>Size Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSizeBytes()
	 * @generated
	 * @ordered
	 */
	protected static final long SIZE_BYTES_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getSizeBytes() <em>Size Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getSizeBytes()
	 * @generated
	 * @ordered
	 */
	protected long sizeBytes = SIZE_BYTES_EDEFAULT;

	/**
	 * The default value of the '{@link #getExportedNs() <em>Exported Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getExportedNs()
	 * @generated
	 * @ordered
	 */
	protected static final long EXPORTED_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getExportedNs() <em>Exported Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getExportedNs()
	 * @generated
	 * @ordered
	 */
	protected long exportedNs = EXPORTED_NS_EDEFAULT;

	/**
	 * The default value of the '{@link #getReleasedNs() <em>Released Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getReleasedNs()
	 * @generated
	 * @ordered
	 */
	protected static final long RELEASED_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getReleasedNs() <em>Released Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getReleasedNs()
	 * @generated
	 * @ordered
	 */
	protected long releasedNs = RELEASED_NS_EDEFAULT;

	/**
	 * The default value of the '{@link #getTask() <em>Task</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTask()
	 * @generated
	 * @ordered
	 */
	protected static final String TASK_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getTask() <em>Task</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getTask()
	 * @generated
	 * @ordered
	 */
	protected String task = TASK_EDEFAULT;

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
	 * The default value of the '{@link #getLive() <em>Live</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLive()
	 * @generated
	 * @ordered
	 */
	protected static final long LIVE_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getLive() <em>Live</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLive()
	 * @generated
	 * @ordered
	 */
	protected long live = LIVE_EDEFAULT;

	/**
	 * The default value of the '{@link #getLeaked() <em>Leaked</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLeaked()
	 * @generated
	 * @ordered
	 */
	protected static final long LEAKED_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getLeaked() <em>Leaked</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getLeaked()
	 * @generated
	 * @ordered
	 */
	protected long leaked = LEAKED_EDEFAULT;

	/**
	 * The default value of the '{@link #getExposedBytes() <em>Exposed Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getExposedBytes()
	 * @generated
	 * @ordered
	 */
	protected static final long EXPOSED_BYTES_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getExposedBytes() <em>Exposed Bytes</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getExposedBytes()
	 * @generated
	 * @ordered
	 */
	protected long exposedBytes = EXPOSED_BYTES_EDEFAULT;

	/**
	 * The default value of the '{@link #isTroubled() <em>Troubled</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isTroubled()
	 * @generated
	 * @ordered
	 */
	protected static final boolean TROUBLED_EDEFAULT = false;

	/**
	 * The cached value of the '{@link #isTroubled() <em>Troubled</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #isTroubled()
	 * @generated
	 * @ordered
	 */
	protected boolean troubled = TROUBLED_EDEFAULT;

	/**
	 * The cached value of the '{@link #getAttachments() <em>Attachments</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAttachments()
	 * @generated
	 * @ordered
	 */
	protected EList<Attachment> attachments;

	/**
	 * The default value of the '{@link #getMoreAttachments() <em>More Attachments</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMoreAttachments()
	 * @generated
	 * @ordered
	 */
	protected static final long MORE_ATTACHMENTS_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getMoreAttachments() <em>More Attachments</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMoreAttachments()
	 * @generated
	 * @ordered
	 */
	protected long moreAttachments = MORE_ATTACHMENTS_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected BufferImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return ModelPackage.Literals.BUFFER;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Capture getCapture() {
		if (eContainerFeatureID() != ModelPackage.BUFFER__CAPTURE) return null;
		return (Capture)eInternalContainer();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public NotificationChain basicSetCapture(Capture newCapture, NotificationChain msgs) {
		msgs = eBasicSetContainer((InternalEObject)newCapture, ModelPackage.BUFFER__CAPTURE, msgs);
		return msgs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setCapture(Capture newCapture) {
		if (newCapture != eInternalContainer() || (eContainerFeatureID() != ModelPackage.BUFFER__CAPTURE && newCapture != null)) {
			if (EcoreUtil.isAncestor(this, newCapture))
				throw new IllegalArgumentException("Recursive containment not allowed for " + toString());
			NotificationChain msgs = null;
			if (eInternalContainer() != null)
				msgs = eBasicRemoveFromContainer(msgs);
			if (newCapture != null)
				msgs = ((InternalEObject)newCapture).eInverseAdd(this, ModelPackage.CAPTURE__BUFFERS, Capture.class, msgs);
			msgs = basicSetCapture(newCapture, msgs);
			if (msgs != null) msgs.dispatch();
		}
		else if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.BUFFER__CAPTURE, newCapture, newCapture));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public int getRow() {
		return row;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setRow(int newRow) {
		int oldRow = row;
		row = newRow;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.BUFFER__ROW, oldRow, row));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getExporter() {
		return exporter;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setExporter(String newExporter) {
		String oldExporter = exporter;
		exporter = newExporter;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.BUFFER__EXPORTER, oldExporter, exporter));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getInode() {
		return inode;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setInode(long newInode) {
		long oldInode = inode;
		inode = newInode;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.BUFFER__INODE, oldInode, inode));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getIdentity() {
		return identity;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setIdentity(long newIdentity) {
		long oldIdentity = identity;
		identity = newIdentity;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.BUFFER__IDENTITY, oldIdentity, identity));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getSizeBytes() {
		return sizeBytes;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setSizeBytes(long newSizeBytes) {
		long oldSizeBytes = sizeBytes;
		sizeBytes = newSizeBytes;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.BUFFER__SIZE_BYTES, oldSizeBytes, sizeBytes));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getExportedNs() {
		return exportedNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setExportedNs(long newExportedNs) {
		long oldExportedNs = exportedNs;
		exportedNs = newExportedNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.BUFFER__EXPORTED_NS, oldExportedNs, exportedNs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getReleasedNs() {
		return releasedNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setReleasedNs(long newReleasedNs) {
		long oldReleasedNs = releasedNs;
		releasedNs = newReleasedNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.BUFFER__RELEASED_NS, oldReleasedNs, releasedNs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getTask() {
		return task;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setTask(String newTask) {
		String oldTask = task;
		task = newTask;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.BUFFER__TASK, oldTask, task));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<String> getStack() {
		if (stack == null) {
			stack = new EDataTypeEList<String>(String.class, this, ModelPackage.BUFFER__STACK);
		}
		return stack;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getLive() {
		return live;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setLive(long newLive) {
		long oldLive = live;
		live = newLive;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.BUFFER__LIVE, oldLive, live));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getLeaked() {
		return leaked;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setLeaked(long newLeaked) {
		long oldLeaked = leaked;
		leaked = newLeaked;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.BUFFER__LEAKED, oldLeaked, leaked));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getExposedBytes() {
		return exposedBytes;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setExposedBytes(long newExposedBytes) {
		long oldExposedBytes = exposedBytes;
		exposedBytes = newExposedBytes;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.BUFFER__EXPOSED_BYTES, oldExposedBytes, exposedBytes));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean isTroubled() {
		return troubled;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setTroubled(boolean newTroubled) {
		boolean oldTroubled = troubled;
		troubled = newTroubled;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.BUFFER__TROUBLED, oldTroubled, troubled));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Attachment> getAttachments() {
		if (attachments == null) {
			attachments = new EObjectContainmentWithInverseEList<Attachment>(Attachment.class, this, ModelPackage.BUFFER__ATTACHMENTS, ModelPackage.ATTACHMENT__BUFFER);
		}
		return attachments;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getMoreAttachments() {
		return moreAttachments;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMoreAttachments(long newMoreAttachments) {
		long oldMoreAttachments = moreAttachments;
		moreAttachments = newMoreAttachments;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.BUFFER__MORE_ATTACHMENTS, oldMoreAttachments, moreAttachments));
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
			case ModelPackage.BUFFER__CAPTURE:
				if (eInternalContainer() != null)
					msgs = eBasicRemoveFromContainer(msgs);
				return basicSetCapture((Capture)otherEnd, msgs);
			case ModelPackage.BUFFER__ATTACHMENTS:
				return ((InternalEList<InternalEObject>)(InternalEList<?>)getAttachments()).basicAdd(otherEnd, msgs);
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
			case ModelPackage.BUFFER__CAPTURE:
				return basicSetCapture(null, msgs);
			case ModelPackage.BUFFER__ATTACHMENTS:
				return ((InternalEList<?>)getAttachments()).basicRemove(otherEnd, msgs);
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
			case ModelPackage.BUFFER__CAPTURE:
				return eInternalContainer().eInverseRemove(this, ModelPackage.CAPTURE__BUFFERS, Capture.class, msgs);
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
			case ModelPackage.BUFFER__CAPTURE:
				return getCapture();
			case ModelPackage.BUFFER__ROW:
				return getRow();
			case ModelPackage.BUFFER__EXPORTER:
				return getExporter();
			case ModelPackage.BUFFER__INODE:
				return getInode();
			case ModelPackage.BUFFER__IDENTITY:
				return getIdentity();
			case ModelPackage.BUFFER__SIZE_BYTES:
				return getSizeBytes();
			case ModelPackage.BUFFER__EXPORTED_NS:
				return getExportedNs();
			case ModelPackage.BUFFER__RELEASED_NS:
				return getReleasedNs();
			case ModelPackage.BUFFER__TASK:
				return getTask();
			case ModelPackage.BUFFER__STACK:
				return getStack();
			case ModelPackage.BUFFER__LIVE:
				return getLive();
			case ModelPackage.BUFFER__LEAKED:
				return getLeaked();
			case ModelPackage.BUFFER__EXPOSED_BYTES:
				return getExposedBytes();
			case ModelPackage.BUFFER__TROUBLED:
				return isTroubled();
			case ModelPackage.BUFFER__ATTACHMENTS:
				return getAttachments();
			case ModelPackage.BUFFER__MORE_ATTACHMENTS:
				return getMoreAttachments();
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
			case ModelPackage.BUFFER__CAPTURE:
				setCapture((Capture)newValue);
				return;
			case ModelPackage.BUFFER__ROW:
				setRow((Integer)newValue);
				return;
			case ModelPackage.BUFFER__EXPORTER:
				setExporter((String)newValue);
				return;
			case ModelPackage.BUFFER__INODE:
				setInode((Long)newValue);
				return;
			case ModelPackage.BUFFER__IDENTITY:
				setIdentity((Long)newValue);
				return;
			case ModelPackage.BUFFER__SIZE_BYTES:
				setSizeBytes((Long)newValue);
				return;
			case ModelPackage.BUFFER__EXPORTED_NS:
				setExportedNs((Long)newValue);
				return;
			case ModelPackage.BUFFER__RELEASED_NS:
				setReleasedNs((Long)newValue);
				return;
			case ModelPackage.BUFFER__TASK:
				setTask((String)newValue);
				return;
			case ModelPackage.BUFFER__STACK:
				getStack().clear();
				getStack().addAll((Collection<? extends String>)newValue);
				return;
			case ModelPackage.BUFFER__LIVE:
				setLive((Long)newValue);
				return;
			case ModelPackage.BUFFER__LEAKED:
				setLeaked((Long)newValue);
				return;
			case ModelPackage.BUFFER__EXPOSED_BYTES:
				setExposedBytes((Long)newValue);
				return;
			case ModelPackage.BUFFER__TROUBLED:
				setTroubled((Boolean)newValue);
				return;
			case ModelPackage.BUFFER__ATTACHMENTS:
				getAttachments().clear();
				getAttachments().addAll((Collection<? extends Attachment>)newValue);
				return;
			case ModelPackage.BUFFER__MORE_ATTACHMENTS:
				setMoreAttachments((Long)newValue);
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
			case ModelPackage.BUFFER__CAPTURE:
				setCapture((Capture)null);
				return;
			case ModelPackage.BUFFER__ROW:
				setRow(ROW_EDEFAULT);
				return;
			case ModelPackage.BUFFER__EXPORTER:
				setExporter(EXPORTER_EDEFAULT);
				return;
			case ModelPackage.BUFFER__INODE:
				setInode(INODE_EDEFAULT);
				return;
			case ModelPackage.BUFFER__IDENTITY:
				setIdentity(IDENTITY_EDEFAULT);
				return;
			case ModelPackage.BUFFER__SIZE_BYTES:
				setSizeBytes(SIZE_BYTES_EDEFAULT);
				return;
			case ModelPackage.BUFFER__EXPORTED_NS:
				setExportedNs(EXPORTED_NS_EDEFAULT);
				return;
			case ModelPackage.BUFFER__RELEASED_NS:
				setReleasedNs(RELEASED_NS_EDEFAULT);
				return;
			case ModelPackage.BUFFER__TASK:
				setTask(TASK_EDEFAULT);
				return;
			case ModelPackage.BUFFER__STACK:
				getStack().clear();
				return;
			case ModelPackage.BUFFER__LIVE:
				setLive(LIVE_EDEFAULT);
				return;
			case ModelPackage.BUFFER__LEAKED:
				setLeaked(LEAKED_EDEFAULT);
				return;
			case ModelPackage.BUFFER__EXPOSED_BYTES:
				setExposedBytes(EXPOSED_BYTES_EDEFAULT);
				return;
			case ModelPackage.BUFFER__TROUBLED:
				setTroubled(TROUBLED_EDEFAULT);
				return;
			case ModelPackage.BUFFER__ATTACHMENTS:
				getAttachments().clear();
				return;
			case ModelPackage.BUFFER__MORE_ATTACHMENTS:
				setMoreAttachments(MORE_ATTACHMENTS_EDEFAULT);
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
			case ModelPackage.BUFFER__CAPTURE:
				return getCapture() != null;
			case ModelPackage.BUFFER__ROW:
				return row != ROW_EDEFAULT;
			case ModelPackage.BUFFER__EXPORTER:
				return EXPORTER_EDEFAULT == null ? exporter != null : !EXPORTER_EDEFAULT.equals(exporter);
			case ModelPackage.BUFFER__INODE:
				return inode != INODE_EDEFAULT;
			case ModelPackage.BUFFER__IDENTITY:
				return identity != IDENTITY_EDEFAULT;
			case ModelPackage.BUFFER__SIZE_BYTES:
				return sizeBytes != SIZE_BYTES_EDEFAULT;
			case ModelPackage.BUFFER__EXPORTED_NS:
				return exportedNs != EXPORTED_NS_EDEFAULT;
			case ModelPackage.BUFFER__RELEASED_NS:
				return releasedNs != RELEASED_NS_EDEFAULT;
			case ModelPackage.BUFFER__TASK:
				return TASK_EDEFAULT == null ? task != null : !TASK_EDEFAULT.equals(task);
			case ModelPackage.BUFFER__STACK:
				return stack != null && !stack.isEmpty();
			case ModelPackage.BUFFER__LIVE:
				return live != LIVE_EDEFAULT;
			case ModelPackage.BUFFER__LEAKED:
				return leaked != LEAKED_EDEFAULT;
			case ModelPackage.BUFFER__EXPOSED_BYTES:
				return exposedBytes != EXPOSED_BYTES_EDEFAULT;
			case ModelPackage.BUFFER__TROUBLED:
				return troubled != TROUBLED_EDEFAULT;
			case ModelPackage.BUFFER__ATTACHMENTS:
				return attachments != null && !attachments.isEmpty();
			case ModelPackage.BUFFER__MORE_ATTACHMENTS:
				return moreAttachments != MORE_ATTACHMENTS_EDEFAULT;
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
		result.append(" (row: ");
		result.append(row);
		result.append(", exporter: ");
		result.append(exporter);
		result.append(", inode: ");
		result.append(inode);
		result.append(", identity: ");
		result.append(identity);
		result.append(", sizeBytes: ");
		result.append(sizeBytes);
		result.append(", exportedNs: ");
		result.append(exportedNs);
		result.append(", releasedNs: ");
		result.append(releasedNs);
		result.append(", task: ");
		result.append(task);
		result.append(", stack: ");
		result.append(stack);
		result.append(", live: ");
		result.append(live);
		result.append(", leaked: ");
		result.append(leaked);
		result.append(", exposedBytes: ");
		result.append(exposedBytes);
		result.append(", troubled: ");
		result.append(troubled);
		result.append(", moreAttachments: ");
		result.append(moreAttachments);
		result.append(')');
		return result.toString();
	}

} //BufferImpl
