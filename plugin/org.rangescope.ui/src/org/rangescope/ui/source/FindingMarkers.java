// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.suppress.Suppressions;
import org.rangescope.core.symbol.SourceLine;
import org.rangescope.core.symbol.SourceLocation;
import org.rangescope.core.util.Units;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.capture.CaptureState.Phase;
import org.rangescope.ui.capture.Captures;
import org.rangescope.ui.capture.SuppressionFiles;

/**
 * Markers for definite findings of recordings that lie in the workspace: on the driver's line, when its source is in the workspace, otherwise on the recording.
 * They are set as soon as a finding is known, also while a capture goes on.
 * <p>
 * <b>The next recording</b> is a later one, by its clock, in the same project and from the same host. It clears a marker of an earlier one when its capture is
 * whole and was read to its end, the rule could be applied to it in full, and the call site mapped something in it, yet the finding is not there any more. It
 * takes a marker over when the finding is there. An earlier recording that is opened again changes nothing, as long as a later one is there. Markers go with
 * their recording, and when they are suppressed.
 */
public final class FindingMarkers {

    /** The type of the markers. */
    public static final String TYPE = "org.rangescope.ui.finding"; //$NON-NLS-1$
    /** The rule. */
    public static final String RULE = "rule"; //$NON-NLS-1$
    /** The call site, as the finding has it. */
    public static final String SITE = "callSite"; //$NON-NLS-1$
    /** Full path of the recording in the workspace. */
    public static final String RECORDING = "recording"; //$NON-NLS-1$
    static final String STARTED = "started"; //$NON-NLS-1$
    static final String HOST = "host"; //$NON-NLS-1$
    static final String DEVICES = "devices"; //$NON-NLS-1$
    static final String EXPORTERS = "exporters"; //$NON-NLS-1$
    static final String BETWEEN = "\n"; //$NON-NLS-1$

    private static final String ENDING = "rangescope"; //$NON-NLS-1$
    private static final QualifiedName LATEST = new QualifiedName("org.rangescope.ui", "latest"); //$NON-NLS-1$ //$NON-NLS-2$
    private static final int MOST_SITES = 100_000;

    /** What the markers depend on; nothing is done while it stays the same. */
    private record Told(List<Finding> findings, boolean whole) {}

    /** What a recording says, besides findings. */
    private record Facts(String release, String host, long started, Map<Finding, Symbol> sites, Set<String> mapped) {}

    private static volatile FindingMarkers current;

    private final Captures captures;
    private final SourceLines sources;
    private final Map<Capture, UpdateJob> jobs = new HashMap<>();

    private FindingMarkers(Captures captures, SourceLines sources) {
        this.captures = captures;
        this.sources = sources;
    }

    /** Sets markers from now on, until the workbench ends. */
    public static synchronized void follow() {
        if (current == null) {
            FindingMarkers markers = new FindingMarkers(PlatformUI.getWorkbench().getService(Captures.class),
                    PlatformUI.getWorkbench().getService(SourceLines.class));
            current = markers;
            ResourcesPlugin.getWorkspace().addResourceChangeListener(markers::resourceChanged, IResourceChangeEvent.POST_CHANGE);
            markers.captures.observe(markers::changed);
            markers.sources.listen(markers::again);
        }
    }

    /** Called by any thread, often. */
    private void changed(Capture capture) {
        CaptureState state = capture.state();
        Digest digest = state.digest();
        if (digest == null) {
            return;
        }
        UpdateJob job;
        List<Capture> open = captures.all();
        synchronized (jobs) {
            jobs.keySet().removeIf(each -> each != capture && !open.contains(each));
            job = jobs.computeIfAbsent(capture, UpdateJob::new);
        }
        job.want(new Told(definite(digest.findings()), state.phase() == Phase.DONE && digest.complete() && digest.health().isWhole()));
    }

    /** Other lines may be found than before. */
    private void again() {
        List<Capture> open = captures.all();
        synchronized (jobs) {
            jobs.keySet().retainAll(open);
            jobs.values().forEach(UpdateJob::again);
        }
    }

    private static List<Finding> definite(Findings findings) {
        return findings.open().stream().filter(finding -> finding.verdict() == Verdict.DEFINITE).toList();
    }

    /** Name of the function and its module, which survive a build. */
    private static String site(Symbol symbol) {
        return symbol == null ? "" : symbol.module() == null ? symbol.name() : symbol.name() + " [" + symbol.module() + "]"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }

    private static String site(String callSite) {
        return callSite.replaceFirst("\\+0x[0-9a-f]+", ""); //$NON-NLS-1$ //$NON-NLS-2$
    }

    private static String key(String rule, String callSite, String devices) {
        return rule + BETWEEN + site(callSite) + BETWEEN + devices;
    }

    private static String key(Finding finding) {
        return key(finding.ruleId(), finding.callSite(), String.join(BETWEEN, finding.devices()));
    }

    private static String key(IMarker marker) {
        return key(marker.getAttribute(RULE, ""), marker.getAttribute(SITE, ""), marker.getAttribute(DEVICES, "")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }

    private static IMarker[] all() throws CoreException {
        return ResourcesPlugin.getWorkspace().getRoot().findMarkers(TYPE, false, IResource.DEPTH_INFINITE);
    }

    private static String text(IMarker marker, String attribute) {
        return marker.getAttribute(attribute, ""); //$NON-NLS-1$
    }

    /** The recording that a marker is of; null when it is gone. */
    static IFile recording(IMarker marker) {
        String path = text(marker, RECORDING);
        IFile file = path.isEmpty() ? null : ResourcesPlugin.getWorkspace().getRoot().getFile(IPath.fromPortableString(path));
        return file != null && file.exists() ? file : null;
    }

    /** Reads a recording's part in the markers, and keeps it up to date; one for each capture. */
    private final class UpdateJob extends WorkspaceJob {

        private final Capture capture;
        private Told wanted;
        private Told done;

        UpdateJob(Capture capture) {
            super(NLS.bind(Messages.FindingMarkers_job, capture.name()));
            this.capture = capture;
            setPriority(SHORT);
            setSystem(true);
        }

        synchronized void want(Told next) {
            if (!next.equals(wanted)) {
                wanted = next;
                schedule();
            }
        }

        synchronized void again() {
            done = null;
            if (wanted != null) {
                schedule();
            }
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == FindingMarkers.class;
        }

        @Override
        public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
            Told now;
            synchronized (this) {
                now = wanted;
            }
            Digest digest = capture.state().digest();
            if (digest == null) {
                return Status.OK_STATUS;
            }
            synchronized (this) {
                if (now.equals(done)) {
                    return Status.OK_STATUS;
                }
                done = now;
            }
            for (IFile file : ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(capture.file().toUri())) {
                if (file.exists()) {
                    Facts facts;
                    try {
                        facts = capture.read(recording -> facts(recording, now));
                    } catch (CancellationException e) {
                        // it is closed, and will be looked at when it is opened again
                        return Status.OK_STATUS;
                    }
                    Map<Symbol, SourceLocation> lines = sources.lookUp(facts.release(), facts.sites().values(), monitor);
                    new Update(file, facts, now, digest.findings(), lines).run();
                }
            }
            return Status.OK_STATUS;
        }

        private Facts facts(Recording recording, Told told) {
            Map<Finding, Symbol> sites = new LinkedHashMap<>();
            for (Finding finding : told.findings()) {
                Symbol symbol = finding.stack() == 0 ? null : recording.callSite(finding.stack());
                if (symbol != null) {
                    sites.put(finding, symbol);
                }
            }
            Set<String> mapped = new HashSet<>();
            if (told.whole()) {
                Set<Integer> stacks = new HashSet<>();
                int cells = Math.min(MOST_SITES, recording.populations().cells());
                for (int cell = 0; cell < cells; cell++) {
                    if (stacks.add(recording.populations().stack(cell))) {
                        mapped.add(site(recording.callSite(recording.populations().stack(cell))));
                    }
                }
            }
            long start = recording.startNs();
            return new Facts(recording.header().kernelRelease(), recording.header().hostname(),
                    start == Units.UNKNOWN ? 0 : start + recording.header().clockOffsetNs(), sites, mapped);
        }
    }

    /** What is done to the markers for one recording; in a workspace job. */
    private record Update(IFile file, Facts facts, Told told, Findings findings, Map<Symbol, SourceLocation> lines) {

        void run() throws CoreException {
            IProject project = file.getProject();
            boolean earlier = isEarlier(project);
            if (!earlier) {
                project.setPersistentProperty(latest(), facts.started() + " " + file.getFullPath().toPortableString()); //$NON-NLS-1$
            }
            Map<String, Finding> wanted = new LinkedHashMap<>();
            if (!earlier) {
                told.findings().forEach(finding -> wanted.putIfAbsent(key(finding), finding));
            }
            Set<String> there = new HashSet<>();
            for (IMarker marker : all()) {
                boolean ours = text(marker, RECORDING).equals(file.getFullPath().toPortableString());
                Finding finding = wanted.get(key(marker));
                if (ours) {
                    if (finding != null && isAsWanted(marker, finding) && there.add(key(marker))) {
                        continue;
                    }
                    marker.delete();
                } else if (!earlier && isOfAnEarlierOne(marker, project) && (finding != null || isFixed(marker))) {
                    marker.delete();
                }
            }
            for (Map.Entry<String, Finding> entry : wanted.entrySet()) {
                if (!there.contains(entry.getKey())) {
                    place(entry.getValue()).createMarker(TYPE, attributes(entry.getValue()));
                }
            }
        }

        private QualifiedName latest() {
            return new QualifiedName(LATEST.getQualifier(), LATEST.getLocalName() + "." + facts.host()); //$NON-NLS-1$
        }

        private boolean isEarlier(IProject project) throws CoreException {
            String property = project.getPersistentProperty(latest());
            if (property == null || property.indexOf(' ') < 0) {
                return false;
            }
            int space = property.indexOf(' ');
            String path = property.substring(space + 1);
            return Long.parseLong(property.substring(0, space)) > facts.started()
                    && !path.equals(file.getFullPath().toPortableString())
                    && project.getWorkspace().getRoot().getFile(IPath.fromPortableString(path)).exists();
        }

        private boolean isOfAnEarlierOne(IMarker marker, IProject project) {
            IFile other = recording(marker);
            return (other == null || other.getProject().equals(project)) && text(marker, HOST).equals(facts.host())
                    && Long.parseLong(marker.getAttribute(STARTED, "0")) < facts.started(); //$NON-NLS-1$
        }

        /** Whether it would have been found again, had it been there. */
        private boolean isFixed(IMarker marker) {
            return told.whole() && facts.mapped().contains(site(text(marker, SITE)))
                    && findings.list().stream().noneMatch(finding -> key(finding).equals(key(marker)))
                    && findings.results().stream().anyMatch(result -> result.rule().id().equals(text(marker, RULE))
                            && result.status() == RuleResult.Status.APPLIED);
        }

        private SourceLine line(Finding finding) {
            Symbol site = facts.sites().get(finding);
            SourceLocation location = site == null ? null : lines.get(site);
            return location == null ? null : location.line();
        }

        private IFile place(Finding finding) {
            SourceLine line = line(finding);
            Path local = line == null ? null : line.local();
            IFile source = local == null ? null : SourceOpener.inWorkspace(local);
            return source == null ? file : source;
        }

        private Map<String, Object> attributes(Finding finding) {
            SourceLine line = line(finding);
            boolean onLine = !place(finding).equals(file);
            Map<String, Object> attributes = new HashMap<>();
            attributes.put(IMarker.SEVERITY, severity(finding.severity()));
            String where = line == null ? finding.callSite() : line.toString();
            String sentence = finding.ruleId() + ": " + finding.plainSentence(); //$NON-NLS-1$
            attributes.put(IMarker.MESSAGE, onLine || where.isEmpty() ? sentence : NLS.bind(Messages.FindingMarkers_at, sentence, where));
            if (onLine && line != null) {
                attributes.put(IMarker.LINE_NUMBER, line.line());
            } else if (!where.isEmpty()) {
                attributes.put(IMarker.LOCATION, line == null ? where : line.place());
            }
            attributes.put(RULE, finding.ruleId());
            attributes.put(SITE, finding.callSite());
            attributes.put(DEVICES, String.join(BETWEEN, finding.devices()));
            attributes.put(EXPORTERS, String.join(BETWEEN, finding.exporters()));
            attributes.put(RECORDING, file.getFullPath().toPortableString());
            attributes.put(HOST, facts.host());
            attributes.put(STARTED, Long.toString(facts.started()));
            return attributes;
        }

        private boolean isAsWanted(IMarker marker, Finding finding) throws CoreException {
            return marker.getResource().equals(place(finding)) && attributes(finding).equals(marker.getAttributes());
        }

        private static int severity(Severity severity) {
            return switch (severity) {
            case ERROR -> IMarker.SEVERITY_ERROR;
            case WARNING -> IMarker.SEVERITY_WARNING;
            case PERF, INFO -> IMarker.SEVERITY_INFO;
            };
        }
    }

    /** Removes markers that are suppressed by now, of recordings that are not open too; never on the UI thread. */
    static void applySuppressions() throws CoreException {
        IWorkspace workspace = ResourcesPlugin.getWorkspace();
        Map<IFile, Suppressions> known = new HashMap<>();
        List<IMarker> suppressed = new ArrayList<>();
        for (IMarker marker : all()) {
            IFile file = recording(marker);
            IPath location = file == null ? null : file.getLocation();
            if (location != null) {
                Suppressions of = known.computeIfAbsent(file, f -> SuppressionFiles.read(location.toPath()));
                if (of.find(text(marker, RULE), text(marker, SITE), list(marker, EXPORTERS), list(marker, DEVICES)) != null) {
                    suppressed.add(marker);
                }
            }
        }
        delete(workspace, suppressed);
    }

    private static List<String> list(IMarker marker, String attribute) {
        return text(marker, attribute).lines().toList();
    }

    private static void delete(IWorkspace workspace, Collection<IMarker> markers) throws CoreException {
        if (!markers.isEmpty()) {
            workspace.deleteMarkers(markers.toArray(IMarker[]::new));
        }
    }

    /** Markers go with their recordings, and what was suppressed by hand goes too. */
    private void resourceChanged(IResourceChangeEvent event) {
        IResourceDelta delta = event.getDelta();
        if (delta == null) {
            return;
        }
        Set<String> gone = new HashSet<>();
        boolean[] suppressions = {false};
        try {
            delta.accept(each -> {
                if (each.getResource() instanceof IFile file) {
                    if (each.getKind() == IResourceDelta.REMOVED && ENDING.equals(file.getFileExtension())) {
                        gone.add(file.getFullPath().toPortableString());
                    }
                    suppressions[0] |= Suppressions.FILE_NAME.equals(file.getName());
                }
                return true;
            });
        } catch (CoreException e) {
            ILog.of(FindingMarkers.class).warn("What became of recordings cannot be followed", e); //$NON-NLS-1$
        }
        if (gone.isEmpty() && !suppressions[0]) {
            return;
        }
        WorkspaceJob job = new WorkspaceJob(Messages.FindingMarkers_clearJob) {

            @Override
            public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
                IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
                List<IMarker> markers = new ArrayList<>();
                for (IMarker marker : all()) {
                    if (gone.contains(text(marker, RECORDING)) && recording(marker) == null) {
                        markers.add(marker);
                    }
                }
                delete(root.getWorkspace(), markers);
                if (suppressions[0]) {
                    applySuppressions();
                }
                return Status.OK_STATUS;
            }

            @Override
            public boolean belongsTo(Object family) {
                return family == FindingMarkers.class;
            }
        };
        job.setSystem(true);
        job.schedule();
    }
}
