package dev.mockssp.server.jetty;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connector whose connections are {@link TimedEndPoint}s. It closes a connection that is one too many at once, so that
 * the client is not left waiting in the backlog.
 */
final class ClientConnector extends ServerConnector {

    private static final Logger LOG = LoggerFactory.getLogger(ClientConnector.class);

    /** Other threads can take a descriptor in the moment in which it is free. */
    private static final int SPARES = 4;

    private final ConnectionMonitor monitor;

    /** These take file descriptors. They are given up to accept, and close, a connection when there are no others. */
    private final List<SocketChannel> spares = new ArrayList<>();

    ClientConnector(Server server, ConnectionMonitor monitor, ConnectionFactory... protocols) {
        // An executor without tryExecute, since the selector calls that method of a pool too.
        super(server, server.getThreadPool()::execute, null, null, 0, 1, protocols);
        this.monitor = monitor;
    }

    @Override
    protected void doStart() throws Exception {
        openSpares();
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        closeSpares();
    }

    @Override
    protected SelectorManager newSelectorManager(Executor executor, Scheduler scheduler, int selectors) {
        return new ServerConnectorManager(executor, scheduler, selectors) {
            @Override
            protected SelectableChannel doAccept(SelectableChannel listening) throws IOException {
                return next((ServerSocketChannel) listening);
            }

            @Override
            protected void onAcceptFailed(SelectableChannel channel, Throwable cause) {
                monitor.connectionClosed();
            }
        };
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        TimedEndPoint endPoint = new TimedEndPoint(channel, selector, key, getScheduler(), monitor);
        endPoint.setIdleTimeout(getIdleTimeout());
        return endPoint;
    }

    /** Returns the next connection, null if there is none. It runs on the thread of the only selector. */
    private SocketChannel next(ServerSocketChannel listening) throws IOException {
        SocketChannel accepted = accept(listening);
        while (accepted != null && !monitor.admits()) {
            accepted.close();
            accepted = accept(listening);
        }
        return accepted;
    }

    private SocketChannel accept(ServerSocketChannel listening) throws IOException {
        try {
            return listening.accept();
        } catch (IOException e) {
            if (!listening.isOpen()) {
                throw e;
            }
            monitor.outOfDescriptors();
            refuseOne(listening);
            return null;
        }
    }

    /** The system selects the port again at once, if this does not succeed. */
    private void refuseOne(ServerSocketChannel listening) {
        closeSpares();
        try {
            IO.close(listening.accept());
            openSpares();
        } catch (IOException e) {
            LOG.debug("there is still no file descriptor", e);
        }
    }

    private void openSpares() throws IOException {
        while (spares.size() < SPARES) {
            spares.add(SocketChannel.open());
        }
    }

    private void closeSpares() {
        spares.forEach(IO::close);
        spares.clear();
    }
}
