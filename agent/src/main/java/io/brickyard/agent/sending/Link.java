package io.brickyard.agent.sending;

import io.brickyard.agent.sending.Outcome.Answered;
import io.brickyard.receivers.Target;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Clock;
import java.util.List;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.Timeout;

/** A connection to a receiver, over which one request goes after the other. */
final class Link {

    /** Of an answer's body; nobody reads it, but it must pass before the next request. */
    private static final int MOST_OF_A_BODY = 64 * 1024;

    private static final Http1Config CONFIG = Http1Config.custom()
            .setBufferSize(16 * 1024)
            .setMaxHeaderCount(200)
            .setMaxLineLength(16 * 1024)
            .build();

    private final Target target;
    private final Socket socket;
    /** Between two pieces of a body that nobody needs. */
    private static final Timeout BODY_TIME = Timeout.ofSeconds(1);

    private final DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(CONFIG);
    private boolean reusable = true;
    private boolean answering;
    private int requests;

    Link(Target target, Socket socket) throws IOException {
        this.target = target;
        this.socket = socket;
        connection.bind(socket);
    }

    Answered send(Message message, List<Message.Field> credentials, Clock clock) throws IOException, HttpException {
        requests++;
        reusable = false;
        answering = false;
        ClassicHttpRequest request = request(message, credentials);
        connection.sendRequestHeader(request);
        connection.sendRequestEntity(request);
        connection.flush();
        ClassicHttpResponse response = connection.receiveResponseHeader();
        answering = true;
        while (response.getCode() < 200) {
            response = connection.receiveResponseHeader();
        }
        boolean whole = true;
        if (MessageSupport.canResponseHaveBody("POST", response)) {
            whole = bodyRead(response);
        }
        reusable =
                whole && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, HttpCoreContext.create());
        return new Answered(response.getCode(), RetryAfter.of(response.getFirstHeader("Retry-After"), clock));
    }

    /** The answer stands as soon as its head is there; a body that does not end only costs the connection. */
    private boolean bodyRead(ClassicHttpResponse response) throws HttpException {
        try {
            Timeout usual = connection.getSocketTimeout();
            connection.setSocketTimeout(BODY_TIME);
            connection.receiveResponseEntity(response);
            boolean whole = readThrough(response.getEntity());
            connection.setSocketTimeout(usual);
            return whole;
        } catch (IOException e) {
            return false;
        }
    }

    private ClassicHttpRequest request(Message message, List<Message.Field> credentials) {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest("POST", target.path());
        byte[] body = message.body().bytes();
        request.addHeader("Host", target.hostHeader());
        request.addHeader("User-Agent", "brickyard");
        request.addHeader("Accept", "*/*");
        request.addHeader("Content-Length", body.length);
        for (Message.Field field : message.fields()) {
            request.addHeader(field.name(), field.value());
        }
        for (Message.Field field : credentials) {
            request.addHeader(field.name(), field.value());
        }
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return request;
    }

    private static boolean readThrough(@org.jspecify.annotations.Nullable HttpEntity entity) throws IOException {
        if (entity == null || entity.getContent() == null) {
            return true;
        }
        InputStream content = entity.getContent();
        byte[] buffer = new byte[4096];
        int total = 0;
        while (total <= MOST_OF_A_BODY) {
            int read = content.read(buffer);
            if (read < 0) {
                return true;
            }
            total += read;
        }
        return false;
    }

    /** Whether another request may follow. */
    boolean reusable() {
        return reusable;
    }

    /**
     * Whether the last request may never have been seen, because the receiver had closed an idle connection just then: it went
     * over a connection that had served before, and not a byte came back.
     */
    boolean perhapsUnseen() {
        return requests > 1 && !answering;
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more either way
        }
    }
}
