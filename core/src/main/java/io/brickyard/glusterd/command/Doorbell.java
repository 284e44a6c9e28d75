package io.brickyard.glusterd.command;

import io.brickyard.glusterd.Deadline;
import io.brickyard.glusterd.Endpoint;
import io.brickyard.glusterd.GlusterdFailure;
import io.brickyard.glusterd.rpc.GlusterdClient;
import io.brickyard.pool.HostName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks whether the glusterds of other nodes really answer: one that died silently counts as connected for long. */
@FunctionalInterface
public interface Doorbell {

    /** The names of those that do not answer, out of these. */
    List<PeerEntry> silent(List<PeerEntry> peers);

    /** @param port where glusterd listens on every node */
    static Doorbell real(int port, Duration patience) {
        return peers -> {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Boolean>> answers = new ArrayList<>(peers.size());
                for (PeerEntry peer : peers) {
                    answers.add(threads.submit(() -> answers(peer, port, Deadline.in(patience))));
                }
                List<PeerEntry> silent = new ArrayList<>();
                for (int i = 0; i < peers.size(); i++) {
                    if (!answers.get(i).get()) {
                        silent.add(peers.get(i));
                    }
                }
                return silent;
            } catch (ExecutionException defect) {
                throw new IllegalStateException(defect.getCause());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return peers;
            }
        };
    }

    /** A node none of whose names resolves here is given the benefit of the doubt: its peers may know more. */
    private static boolean answers(PeerEntry peer, int port, Deadline deadline) {
        boolean resolved = false;
        for (HostName name : peer.names()) {
            try {
                for (InetAddress address : InetAddress.getAllByName(name.toString())) {
                    resolved = true;
                    if (answers(new InetSocketAddress(address, port), deadline)) {
                        return true;
                    }
                }
            } catch (UnknownHostException _) {
                // Perhaps it has another name.
            }
        }
        return !resolved;
    }

    private static boolean answers(InetSocketAddress address, Deadline deadline) {
        try (GlusterdClient glusterd = GlusterdClient.connect(new Endpoint.Tcp(address), deadline)) {
            return !glusterd.programs().isEmpty();
        } catch (GlusterdFailure failure) {
            return switch (failure) {
                // Nobody who refuses keeps a transaction waiting.
                case GlusterdFailure.NotListening _, GlusterdFailure.Refused _, GlusterdFailure.Unreadable _ -> true;
                case GlusterdFailure.HostSilent _,
                        GlusterdFailure.AnswerLate _,
                        GlusterdFailure.Hungup _,
                        GlusterdFailure.NameUnresolved _,
                        GlusterdFailure.NotAllowed _,
                        GlusterdFailure.Locked _ -> false;
            };
        }
    }
}
