package io.brickyard.agent.sending;

import io.brickyard.agent.sending.Outcome.Stage;
import io.brickyard.glusterd.Deadline;
import io.brickyard.receivers.AddressRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Turns host names into addresses that may be connected to. The system's resolver cannot be hurried and would keep a carrier of
 * virtual threads busy, so it is asked on threads of its own, never twice at once for the same name.
 */
final class Lookup {

    private final ExecutorService threads;
    private final ConcurrentHashMap<String, CompletableFuture<InetAddress[]>> running = new ConcurrentHashMap<>();

    Lookup(ExecutorService threads) {
        this.threads = threads;
    }

    /** The addresses that pass; never none. */
    List<InetAddress> addresses(String host, AddressRules rules, Deadline deadline) throws StageFailure {
        InetAddress[] all = resolve(host, deadline);
        List<InetAddress> passing = Arrays.stream(all).filter(rules::allow).toList();
        if (passing.isEmpty()) {
            throw new StageFailure(
                    Stage.ADDRESS,
                    "refused by the address policy: " + host + " is " + all[0].getHostAddress()
                            + (all.length > 1 ? " and others like it" : ""));
        }
        return passing;
    }

    private InetAddress[] resolve(String host, Deadline deadline) throws StageFailure {
        CompletableFuture<InetAddress[]> answer =
                running.computeIfAbsent(host, name -> CompletableFuture.supplyAsync(() -> ask(name), threads));
        answer.whenComplete((result, failure) -> running.remove(host, answer));
        try {
            return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new StageFailure(Stage.NAME, "the name " + host + " was not resolved in time");
        } catch (ExecutionException e) {
            throw new StageFailure(Stage.NAME, "unknown host " + host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(Stage.NAME, "interrupted");
        }
    }

    private static InetAddress[] ask(String host) {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }
}
