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
import org.rangescope.model.Mapping;
import org.rangescope.model.ModelPackage;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Attachment</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getBuffer <em>Buffer</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getRow <em>Row</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getDevice <em>Device</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getDriver <em>Driver</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getInterconnect <em>Interconnect</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getAdapters <em>Adapters</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getFlags <em>Flags</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getIdentity <em>Identity</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getAttachedNs <em>Attached Ns</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getDetachedNs <em>Detached Ns</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getTask <em>Task</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getStack <em>Stack</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getMaps <em>Maps</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getFailed <em>Failed</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getLive <em>Live</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getLeaked <em>Leaked</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getExposedBytes <em>Exposed Bytes</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getMappings <em>Mappings</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getMoreLive <em>More Live</em>}</li>
 *   <li>{@link org.rangescope.model.impl.AttachmentImpl#getEnded <em>Ended</em>}</li>
 * </ul>
 *
 * @generated
 */
public class AttachmentImpl extends EObjectImpl implements Attachment {
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
	 * The default value of the '{@link #getDevice() <em>Device</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDevice()
	 * @generated
	 * @ordered
	 */
	protected static final String DEVICE_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getDevice() <em>Device</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDevice()
	 * @generated
	 * @ordered
	 */
	protected String device = DEVICE_EDEFAULT;

	/**
	 * The default value of the '{@link #getDriver() <em>Driver</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDriver()
	 * @generated
	 * @ordered
	 */
	protected static final String DRIVER_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getDriver() <em>Driver</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDriver()
	 * @generated
	 * @ordered
	 */
	protected String driver = DRIVER_EDEFAULT;

	/**
	 * The default value of the '{@link #getInterconnect() <em>Interconnect</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getInterconnect()
	 * @generated
	 * @ordered
	 */
	protected static final String INTERCONNECT_EDEFAULT = "";

	/**
	 * The cached value of the '{@link #getInterconnect() <em>Interconnect</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getInterconnect()
	 * @generated
	 * @ordered
	 */
	protected String interconnect = INTERCONNECT_EDEFAULT;

	/**
	 * The cached value of the '{@link #getAdapters() <em>Adapters</em>}' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAdapters()
	 * @generated
	 * @ordered
	 */
	protected EList<String> adapters;

	/**
	 * The cached value of the '{@link #getFlags() <em>Flags</em>}' attribute list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFlags()
	 * @generated
	 * @ordered
	 */
	protected EList<String> flags;

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
	 * The default value of the '{@link #getAttachedNs() <em>Attached Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAttachedNs()
	 * @generated
	 * @ordered
	 */
	protected static final long ATTACHED_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getAttachedNs() <em>Attached Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getAttachedNs()
	 * @generated
	 * @ordered
	 */
	protected long attachedNs = ATTACHED_NS_EDEFAULT;

	/**
	 * The default value of the '{@link #getDetachedNs() <em>Detached Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDetachedNs()
	 * @generated
	 * @ordered
	 */
	protected static final long DETACHED_NS_EDEFAULT = -1L;

	/**
	 * The cached value of the '{@link #getDetachedNs() <em>Detached Ns</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getDetachedNs()
	 * @generated
	 * @ordered
	 */
	protected long detachedNs = DETACHED_NS_EDEFAULT;

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
	 * The default value of the '{@link #getMaps() <em>Maps</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMaps()
	 * @generated
	 * @ordered
	 */
	protected static final long MAPS_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getMaps() <em>Maps</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMaps()
	 * @generated
	 * @ordered
	 */
	protected long maps = MAPS_EDEFAULT;

	/**
	 * The default value of the '{@link #getFailed() <em>Failed</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFailed()
	 * @generated
	 * @ordered
	 */
	protected static final long FAILED_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getFailed() <em>Failed</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getFailed()
	 * @generated
	 * @ordered
	 */
	protected long failed = FAILED_EDEFAULT;

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
	 * The cached value of the '{@link #getMappings() <em>Mappings</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMappings()
	 * @generated
	 * @ordered
	 */
	protected EList<Mapping> mappings;

	/**
	 * The default value of the '{@link #getMoreLive() <em>More Live</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMoreLive()
	 * @generated
	 * @ordered
	 */
	protected static final long MORE_LIVE_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getMoreLive() <em>More Live</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getMoreLive()
	 * @generated
	 * @ordered
	 */
	protected long moreLive = MORE_LIVE_EDEFAULT;

	/**
	 * The default value of the '{@link #getEnded() <em>Ended</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getEnded()
	 * @generated
	 * @ordered
	 */
	protected static final long ENDED_EDEFAULT = 0L;

	/**
	 * The cached value of the '{@link #getEnded() <em>Ended</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getEnded()
	 * @generated
	 * @ordered
	 */
	protected long ended = ENDED_EDEFAULT;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected AttachmentImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return ModelPackage.Literals.ATTACHMENT;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Buffer getBuffer() {
		if (eContainerFeatureID() != ModelPackage.ATTACHMENT__BUFFER) return null;
		return (Buffer)eInternalContainer();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	public NotificationChain basicSetBuffer(Buffer newBuffer, NotificationChain msgs) {
		msgs = eBasicSetContainer((InternalEObject)newBuffer, ModelPackage.ATTACHMENT__BUFFER, msgs);
		return msgs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setBuffer(Buffer newBuffer) {
		if (newBuffer != eInternalContainer() || (eContainerFeatureID() != ModelPackage.ATTACHMENT__BUFFER && newBuffer != null)) {
			if (EcoreUtil.isAncestor(this, newBuffer))
				throw new IllegalArgumentException("Recursive containment not allowed for " + toString());
			NotificationChain msgs = null;
			if (eInternalContainer() != null)
				msgs = eBasicRemoveFromContainer(msgs);
			if (newBuffer != null)
				msgs = ((InternalEObject)newBuffer).eInverseAdd(this, ModelPackage.BUFFER__ATTACHMENTS, Buffer.class, msgs);
			msgs = basicSetBuffer(newBuffer, msgs);
			if (msgs != null) msgs.dispatch();
		}
		else if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__BUFFER, newBuffer, newBuffer));
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
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__ROW, oldRow, row));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getDevice() {
		return device;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setDevice(String newDevice) {
		String oldDevice = device;
		device = newDevice;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__DEVICE, oldDevice, device));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getDriver() {
		return driver;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setDriver(String newDriver) {
		String oldDriver = driver;
		driver = newDriver;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__DRIVER, oldDriver, driver));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String getInterconnect() {
		return interconnect;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setInterconnect(String newInterconnect) {
		String oldInterconnect = interconnect;
		interconnect = newInterconnect;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__INTERCONNECT, oldInterconnect, interconnect));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<String> getAdapters() {
		if (adapters == null) {
			adapters = new EDataTypeEList<String>(String.class, this, ModelPackage.ATTACHMENT__ADAPTERS);
		}
		return adapters;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<String> getFlags() {
		if (flags == null) {
			flags = new EDataTypeEList<String>(String.class, this, ModelPackage.ATTACHMENT__FLAGS);
		}
		return flags;
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
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__IDENTITY, oldIdentity, identity));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getAttachedNs() {
		return attachedNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setAttachedNs(long newAttachedNs) {
		long oldAttachedNs = attachedNs;
		attachedNs = newAttachedNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__ATTACHED_NS, oldAttachedNs, attachedNs));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getDetachedNs() {
		return detachedNs;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setDetachedNs(long newDetachedNs) {
		long oldDetachedNs = detachedNs;
		detachedNs = newDetachedNs;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__DETACHED_NS, oldDetachedNs, detachedNs));
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
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__TASK, oldTask, task));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<String> getStack() {
		if (stack == null) {
			stack = new EDataTypeEList<String>(String.class, this, ModelPackage.ATTACHMENT__STACK);
		}
		return stack;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getMaps() {
		return maps;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMaps(long newMaps) {
		long oldMaps = maps;
		maps = newMaps;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__MAPS, oldMaps, maps));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getFailed() {
		return failed;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setFailed(long newFailed) {
		long oldFailed = failed;
		failed = newFailed;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__FAILED, oldFailed, failed));
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
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__LIVE, oldLive, live));
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
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__LEAKED, oldLeaked, leaked));
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
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__EXPOSED_BYTES, oldExposedBytes, exposedBytes));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<Mapping> getMappings() {
		if (mappings == null) {
			mappings = new EObjectContainmentWithInverseEList<Mapping>(Mapping.class, this, ModelPackage.ATTACHMENT__MAPPINGS, ModelPackage.MAPPING__ATTACHMENT);
		}
		return mappings;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getMoreLive() {
		return moreLive;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setMoreLive(long newMoreLive) {
		long oldMoreLive = moreLive;
		moreLive = newMoreLive;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__MORE_LIVE, oldMoreLive, moreLive));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public long getEnded() {
		return ended;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setEnded(long newEnded) {
		long oldEnded = ended;
		ended = newEnded;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, ModelPackage.ATTACHMENT__ENDED, oldEnded, ended));
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
			case ModelPackage.ATTACHMENT__BUFFER:
				if (eInternalContainer() != null)
					msgs = eBasicRemoveFromContainer(msgs);
				return basicSetBuffer((Buffer)otherEnd, msgs);
			case ModelPackage.ATTACHMENT__MAPPINGS:
				return ((InternalEList<InternalEObject>)(InternalEList<?>)getMappings()).basicAdd(otherEnd, msgs);
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
			case ModelPackage.ATTACHMENT__BUFFER:
				return basicSetBuffer(null, msgs);
			case ModelPackage.ATTACHMENT__MAPPINGS:
				return ((InternalEList<?>)getMappings()).basicRemove(otherEnd, msgs);
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
			case ModelPackage.ATTACHMENT__BUFFER:
				return eInternalContainer().eInverseRemove(this, ModelPackage.BUFFER__ATTACHMENTS, Buffer.class, msgs);
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
			case ModelPackage.ATTACHMENT__BUFFER:
				return getBuffer();
			case ModelPackage.ATTACHMENT__ROW:
				return getRow();
			case ModelPackage.ATTACHMENT__DEVICE:
				return getDevice();
			case ModelPackage.ATTACHMENT__DRIVER:
				return getDriver();
			case ModelPackage.ATTACHMENT__INTERCONNECT:
				return getInterconnect();
			case ModelPackage.ATTACHMENT__ADAPTERS:
				return getAdapters();
			case ModelPackage.ATTACHMENT__FLAGS:
				return getFlags();
			case ModelPackage.ATTACHMENT__IDENTITY:
				return getIdentity();
			case ModelPackage.ATTACHMENT__ATTACHED_NS:
				return getAttachedNs();
			case ModelPackage.ATTACHMENT__DETACHED_NS:
				return getDetachedNs();
			case ModelPackage.ATTACHMENT__TASK:
				return getTask();
			case ModelPackage.ATTACHMENT__STACK:
				return getStack();
			case ModelPackage.ATTACHMENT__MAPS:
				return getMaps();
			case ModelPackage.ATTACHMENT__FAILED:
				return getFailed();
			case ModelPackage.ATTACHMENT__LIVE:
				return getLive();
			case ModelPackage.ATTACHMENT__LEAKED:
				return getLeaked();
			case ModelPackage.ATTACHMENT__EXPOSED_BYTES:
				return getExposedBytes();
			case ModelPackage.ATTACHMENT__MAPPINGS:
				return getMappings();
			case ModelPackage.ATTACHMENT__MORE_LIVE:
				return getMoreLive();
			case ModelPackage.ATTACHMENT__ENDED:
				return getEnded();
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
			case ModelPackage.ATTACHMENT__BUFFER:
				setBuffer((Buffer)newValue);
				return;
			case ModelPackage.ATTACHMENT__ROW:
				setRow((Integer)newValue);
				return;
			case ModelPackage.ATTACHMENT__DEVICE:
				setDevice((String)newValue);
				return;
			case ModelPackage.ATTACHMENT__DRIVER:
				setDriver((String)newValue);
				return;
			case ModelPackage.ATTACHMENT__INTERCONNECT:
				setInterconnect((String)newValue);
				return;
			case ModelPackage.ATTACHMENT__ADAPTERS:
				getAdapters().clear();
				getAdapters().addAll((Collection<? extends String>)newValue);
				return;
			case ModelPackage.ATTACHMENT__FLAGS:
				getFlags().clear();
				getFlags().addAll((Collection<? extends String>)newValue);
				return;
			case ModelPackage.ATTACHMENT__IDENTITY:
				setIdentity((Long)newValue);
				return;
			case ModelPackage.ATTACHMENT__ATTACHED_NS:
				setAttachedNs((Long)newValue);
				return;
			case ModelPackage.ATTACHMENT__DETACHED_NS:
				setDetachedNs((Long)newValue);
				return;
			case ModelPackage.ATTACHMENT__TASK:
				setTask((String)newValue);
				return;
			case ModelPackage.ATTACHMENT__STACK:
				getStack().clear();
				getStack().addAll((Collection<? extends String>)newValue);
				return;
			case ModelPackage.ATTACHMENT__MAPS:
				setMaps((Long)newValue);
				return;
			case ModelPackage.ATTACHMENT__FAILED:
				setFailed((Long)newValue);
				return;
			case ModelPackage.ATTACHMENT__LIVE:
				setLive((Long)newValue);
				return;
			case ModelPackage.ATTACHMENT__LEAKED:
				setLeaked((Long)newValue);
				return;
			case ModelPackage.ATTACHMENT__EXPOSED_BYTES:
				setExposedBytes((Long)newValue);
				return;
			case ModelPackage.ATTACHMENT__MAPPINGS:
				getMappings().clear();
				getMappings().addAll((Collection<? extends Mapping>)newValue);
				return;
			case ModelPackage.ATTACHMENT__MORE_LIVE:
				setMoreLive((Long)newValue);
				return;
			case ModelPackage.ATTACHMENT__ENDED:
				setEnded((Long)newValue);
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
			case ModelPackage.ATTACHMENT__BUFFER:
				setBuffer((Buffer)null);
				return;
			case ModelPackage.ATTACHMENT__ROW:
				setRow(ROW_EDEFAULT);
				return;
			case ModelPackage.ATTACHMENT__DEVICE:
				setDevice(DEVICE_EDEFAULT);
				return;
			case ModelPackage.ATTACHMENT__DRIVER:
				setDriver(DRIVER_EDEFAULT);
				return;
			case ModelPackage.ATTACHMENT__INTERCONNECT:
				setInterconnect(INTERCONNECT_EDEFAULT);
				return;
			case ModelPackage.ATTACHMENT__ADAPTERS:
				getAdapters().clear();
				return;
			case ModelPackage.ATTACHMENT__FLAGS:
				getFlags().clear();
				return;
			case ModelPackage.ATTACHMENT__IDENTITY:
				setIdentity(IDENTITY_EDEFAULT);
				return;
			case ModelPackage.ATTACHMENT__ATTACHED_NS:
				setAttachedNs(ATTACHED_NS_EDEFAULT);
				return;
			case ModelPackage.ATTACHMENT__DETACHED_NS:
				setDetachedNs(DETACHED_NS_EDEFAULT);
				return;
			case ModelPackage.ATTACHMENT__TASK:
				setTask(TASK_EDEFAULT);
				return;
			case ModelPackage.ATTACHMENT__STACK:
				getStack().clear();
				return;
			case ModelPackage.ATTACHMENT__MAPS:
				setMaps(MAPS_EDEFAULT);
				return;
			case ModelPackage.ATTACHMENT__FAILED:
				setFailed(FAILED_EDEFAULT);
				return;
			case ModelPackage.ATTACHMENT__LIVE:
				setLive(LIVE_EDEFAULT);
				return;
			case ModelPackage.ATTACHMENT__LEAKED:
				setLeaked(LEAKED_EDEFAULT);
				return;
			case ModelPackage.ATTACHMENT__EXPOSED_BYTES:
				setExposedBytes(EXPOSED_BYTES_EDEFAULT);
				return;
			case ModelPackage.ATTACHMENT__MAPPINGS:
				getMappings().clear();
				return;
			case ModelPackage.ATTACHMENT__MORE_LIVE:
				setMoreLive(MORE_LIVE_EDEFAULT);
				return;
			case ModelPackage.ATTACHMENT__ENDED:
				setEnded(ENDED_EDEFAULT);
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
			case ModelPackage.ATTACHMENT__BUFFER:
				return getBuffer() != null;
			case ModelPackage.ATTACHMENT__ROW:
				return row != ROW_EDEFAULT;
			case ModelPackage.ATTACHMENT__DEVICE:
				return DEVICE_EDEFAULT == null ? device != null : !DEVICE_EDEFAULT.equals(device);
			case ModelPackage.ATTACHMENT__DRIVER:
				return DRIVER_EDEFAULT == null ? driver != null : !DRIVER_EDEFAULT.equals(driver);
			case ModelPackage.ATTACHMENT__INTERCONNECT:
				return INTERCONNECT_EDEFAULT == null ? interconnect != null : !INTERCONNECT_EDEFAULT.equals(interconnect);
			case ModelPackage.ATTACHMENT__ADAPTERS:
				return adapters != null && !adapters.isEmpty();
			case ModelPackage.ATTACHMENT__FLAGS:
				return flags != null && !flags.isEmpty();
			case ModelPackage.ATTACHMENT__IDENTITY:
				return identity != IDENTITY_EDEFAULT;
			case ModelPackage.ATTACHMENT__ATTACHED_NS:
				return attachedNs != ATTACHED_NS_EDEFAULT;
			case ModelPackage.ATTACHMENT__DETACHED_NS:
				return detachedNs != DETACHED_NS_EDEFAULT;
			case ModelPackage.ATTACHMENT__TASK:
				return TASK_EDEFAULT == null ? task != null : !TASK_EDEFAULT.equals(task);
			case ModelPackage.ATTACHMENT__STACK:
				return stack != null && !stack.isEmpty();
			case ModelPackage.ATTACHMENT__MAPS:
				return maps != MAPS_EDEFAULT;
			case ModelPackage.ATTACHMENT__FAILED:
				return failed != FAILED_EDEFAULT;
			case ModelPackage.ATTACHMENT__LIVE:
				return live != LIVE_EDEFAULT;
			case ModelPackage.ATTACHMENT__LEAKED:
				return leaked != LEAKED_EDEFAULT;
			case ModelPackage.ATTACHMENT__EXPOSED_BYTES:
				return exposedBytes != EXPOSED_BYTES_EDEFAULT;
			case ModelPackage.ATTACHMENT__MAPPINGS:
				return mappings != null && !mappings.isEmpty();
			case ModelPackage.ATTACHMENT__MORE_LIVE:
				return moreLive != MORE_LIVE_EDEFAULT;
			case ModelPackage.ATTACHMENT__ENDED:
				return ended != ENDED_EDEFAULT;
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
		result.append(", device: ");
		result.append(device);
		result.append(", driver: ");
		result.append(driver);
		result.append(", interconnect: ");
		result.append(interconnect);
		result.append(", adapters: ");
		result.append(adapters);
		result.append(", flags: ");
		result.append(flags);
		result.append(", identity: ");
		result.append(identity);
		result.append(", attachedNs: ");
		result.append(attachedNs);
		result.append(", detachedNs: ");
		result.append(detachedNs);
		result.append(", task: ");
		result.append(task);
		result.append(", stack: ");
		result.append(stack);
		result.append(", maps: ");
		result.append(maps);
		result.append(", failed: ");
		result.append(failed);
		result.append(", live: ");
		result.append(live);
		result.append(", leaked: ");
		result.append(leaked);
		result.append(", exposedBytes: ");
		result.append(exposedBytes);
		result.append(", moreLive: ");
		result.append(moreLive);
		result.append(", ended: ");
		result.append(ended);
		result.append(')');
		return result.toString();
	}

} //AttachmentImpl
