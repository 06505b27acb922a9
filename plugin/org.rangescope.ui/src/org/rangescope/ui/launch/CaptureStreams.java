// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.debug.core.IStreamListener;
import org.eclipse.debug.core.model.IFlushableStreamMonitor;
import org.eclipse.debug.core.model.IStreamMonitor;
import org.eclipse.debug.core.model.IStreamsProxy;

/** What the probe and its helpers say, for the console. */
final class CaptureStreams implements IStreamsProxy {

    private final Words messages = new Words();
    private final Words problems = new Words();

    /** One more line; any thread. */
    void say(String line) {
        messages.append(line + "\n"); //$NON-NLS-1$
    }

    /** One more line about something that went wrong; any thread. */
    void complain(String line) {
        problems.append(line + "\n"); //$NON-NLS-1$
    }

    /** All messages so far, as long as no console has taken them. */
    String said() {
        return messages.getContents() + problems.getContents();
    }

    @Override
    public IStreamMonitor getErrorStreamMonitor() {
        return problems;
    }

    @Override
    public IStreamMonitor getOutputStreamMonitor() {
        return messages;
    }

    @Override
    public void write(String input) {
        // the probe reads nothing
    }

    /** Keeps what is said until a console takes it over. */
    private static final class Words implements IFlushableStreamMonitor {

        private final List<IStreamListener> listeners = new CopyOnWriteArrayList<>();
        private final StringBuilder kept = new StringBuilder();
        private boolean keeps = true;

        private void append(String text) {
            synchronized (this) {
                if (keeps) {
                    kept.append(text);
                }
                listeners.forEach(listener -> listener.streamAppended(text, this));
            }
        }

        @Override
        public void addListener(IStreamListener listener) {
            listeners.add(listener);
        }

        @Override
        public void removeListener(IStreamListener listener) {
            listeners.remove(listener);
        }

        @Override
        public synchronized String getContents() {
            return kept.toString();
        }

        @Override
        public synchronized void flushContents() {
            kept.setLength(0);
        }

        @Override
        public synchronized void setBuffered(boolean buffered) {
            keeps = buffered;
        }

        @Override
        public synchronized boolean isBuffered() {
            return keeps;
        }
    }
}
