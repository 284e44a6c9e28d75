package io.brickyard.agent.peers;

import io.brickyard.agents.WordForm;
import io.brickyard.json.Json;
import io.brickyard.json.JsonFailure;
import io.brickyard.json.JsonReader;
import io.brickyard.pool.HostName;
import io.brickyard.pool.NodeId;
import io.brickyard.webhooks.Version;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks the agent of one peer for its node's word, by the first of its names that answers. Both sides prove that they have the
 * pool's key; a host's name proves nothing, as the key is the same on all of them.
 */
final class PeerQuestion implements Correspondent.Question {

    private static final int LARGEST = 4 << 20;

    private final NodeId node;
    private final List<HostName> names;
    private final int port;
    private final SSLSocketFactory sockets;
    private final Duration patience;

    /** @param patience for connecting, and for each piece of the answer */
    PeerQuestion(NodeId node, List<HostName> names, int port, SSLSocketFactory sockets, Duration patience) {
        this.node = node;
        this.names = List.copyOf(names);
        this.port = port;
        this.sockets = sockets;
        this.patience = patience;
    }

    @Override
    public Told ask() throws Correspondent.Unanswered {
        Correspondent.Unanswered last = new Correspondent.Unanswered("it has no name", false);
        for (HostName name : names) {
            try {
                return ask(name);
            } catch (ConnectException | SSLException there) {
                last = new Correspondent.Unanswered(name + ": " + there.getMessage(), true);
            } catch (IOException failed) {
                last = new Correspondent.Unanswered(name + ": " + failed, false);
            }
        }
        throw last;
    }

    private Told ask(HostName name) throws IOException {
        HttpsURLConnection connection =
                (HttpsURLConnection) address(name).toURL().openConnection();
        connection.setSSLSocketFactory(sockets);
        connection.setHostnameVerifier((_, _) -> true);
        connection.setConnectTimeout((int) patience.toMillis());
        connection.setReadTimeout((int) patience.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        if (connection.getResponseCode() != 200) {
            int status = connection.getResponseCode();
            // Nobody reads the answer; without this its connection would stay until the collector finds it.
            connection.disconnect();
            throw new IOException("status " + status);
        }
        try (InputStream stream = connection.getInputStream()) {
            Json answer = JsonReader.read(stream.readNBytes(LARGEST + 1));
            return WordForm.node(answer)
                    .filter(word -> word.node().equals(node))
                    .map(word -> new Told(word, files(answer)))
                    .orElseThrow(() -> new IOException("what it tells is not the word of node " + node));
        } catch (JsonFailure unreadable) {
            throw new IOException("what it tells is no JSON: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Optional<Version> files(Json answer) {
        return answer instanceof Json.Members members
                        && members.member("files").orElse(Json.Members.NONE) instanceof Json.Members version
                ? Version.of(version)
                : Optional.empty();
    }

    private URI address(HostName name) throws IOException {
        try {
            return new URI("https", null, name.value(), port, "/api/v1/node", null, null);
        } catch (URISyntaxException unusable) {
            throw new IOException("no address: " + unusable.getMessage(), unusable);
        }
    }
}
