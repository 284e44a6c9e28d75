package io.brickyard.agent.api;

import io.brickyard.receivers.Pem;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Makes Jetty listen at a door. */
final class DoorConnector {

    /** How long a connection may be silent, and how long a reader may leave what was sent to it. */
    static final Duration IDLE = Duration.ofSeconds(30);

    private static final int LARGEST_HEAD = 16 * 1024;
    private static final int RESPONSE_BUFFER = 8 * 1024;
    private static final int HELD_BACK = 64;

    private DoorConnector() {}

    /** @param socket where to bind it; no file may be there */
    static AbstractConnector unix(Path socket, Server server) {
        UnixDomainServerConnector connector =
                new UnixDomainServerConnector(server, null, null, null, 0, 1, http(new HttpConfiguration()));
        connector.setUnixDomainPath(socket);
        connector.setAcceptQueueSize(HELD_BACK);
        connector.setIdleTimeout(IDLE.toMillis());
        return connector;
    }

    static AbstractConnector tcp(Door.Tcp door, Server server) throws IOException {
        ServerConnector connector;
        if (door.identity().isPresent()) {
            SslContextFactory.Server tls = new SslContextFactory.Server();
            tls.setKeyStore(identity(door.identity().get()));
            tls.setKeyStorePassword("");
            tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
            connector = secured(server, tls);
        } else {
            loopbackOnly(door.host());
            connector = new ServerConnector(server, null, null, null, 0, 1, http(new HttpConfiguration()));
        }
        connector.setHost(door.host());
        connector.setPort(door.port());
        connector.setAcceptQueueSize(HELD_BACK);
        connector.setIdleTimeout(IDLE.toMillis());
        return connector;
    }

    static AbstractConnector peers(Door.Peers door, Server server) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(door.key());
        tls.setKeyStorePassword("");
        tls.setTrustStore(door.trusted());
        tls.setNeedClientAuth(true);
        tls.setIncludeProtocols("TLSv1.3");
        ServerConnector connector = secured(server, tls);
        connector.setPort(door.port());
        connector.setAcceptQueueSize(HELD_BACK);
        connector.setIdleTimeout(IDLE.toMillis());
        return connector;
    }

    private static ServerConnector secured(Server server, SslContextFactory.Server tls) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        return new ServerConnector(
                server, null, null, null, 0, 1, new SslConnectionFactory(tls, "http/1.1"), http(configuration));
    }

    private static void loopbackOnly(String host) throws IOException {
        if (!InetAddress.getByName(host).isLoopbackAddress()) {
            throw new IOException(
                    "the API is not opened at " + host
                            + ": tokens would cross the network in clear; give it a certificate and key, or a loopback address");
        }
    }

    private static HttpConnectionFactory http(HttpConfiguration configuration) {
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setSendDateHeader(true);
        configuration.setRequestHeaderSize(LARGEST_HEAD);
        configuration.setResponseHeaderSize(LARGEST_HEAD);
        configuration.setOutputBufferSize(RESPONSE_BUFFER);
        configuration.setMaxUnconsumedRequestContentReads(1);
        configuration.setMinRequestDataRate(16);
        return new HttpConnectionFactory(configuration);
    }

    private static KeyStore identity(Door.Identity identity) throws IOException {
        try {
            return Pem.identity("agent", Pem.certificates(identity.certificates()), Pem.key(identity.key()));
        } catch (IllegalArgumentException unusable) {
            throw new IOException(unusable.getMessage(), unusable);
        }
    }
}
