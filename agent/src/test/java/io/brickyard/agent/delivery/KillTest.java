package io.brickyard.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.brickyard.agent.sending.Receiver;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many kills and from which seed: the properties {@code brickyard.kills} and {@code brickyard.seed}. */
class KillTest {

    private static final Pattern NUMBER = Pattern.compile("\"n\": (\\d+)");

    @TempDir
    Path folder;

    private long last;
    private final List<String> gaps = new ArrayList<>();
    private int repeated;
    private int sinceStart;

    @Test
    void killedAtAnyMomentItLosesNothingAndRepeatsAtMostOneRequest() throws Exception {
        int kills = Integer.getInteger("brickyard.kills", 20);
        long seed = Long.getLong("brickyard.seed", System.nanoTime());
        System.err.println("KillTest: seed " + seed + ", kills " + kills);
        Random random = new Random(seed);
        try (Receiver receiver = Receiver.plain(this::take).forgetful()) {
            for (int kill = 0; kill < kills; kill++) {
                killOnce(receiver, random);
            }
        }

        System.err.println("KillTest: delivered " + last + ", repeated " + repeated);
        assertThat(gaps).isEmpty();
        assertThat(repeated).isLessThanOrEqualTo(kills);
    }

    private void killOnce(Receiver receiver, Random random) throws IOException, InterruptedException {
        synchronized (this) {
            sinceStart = 0;
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledDelivery.class.getName(),
                        folder.toString(),
                        "http://127.0.0.1:" + receiver.port() + "/",
                        last == 0 ? "first" : "later")
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        try {
            awaitLoad(process, random.nextInt(2000));
            TimeUnit.MICROSECONDS.sleep(random.nextInt(2000));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private synchronized void awaitLoad(Process process, int requests) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (sinceStart <= requests) {
            assertThat(process.isAlive()).isTrue();
            assertThat(System.nanoTime()).isLessThan(deadline);
            wait(100);
        }
    }

    private synchronized String take(Receiver.Request request) {
        Matcher number = NUMBER.matcher(request.body());
        long taken = number.find() ? Long.parseLong(number.group(1)) : -1;
        sinceStart++;
        if (taken == last) {
            repeated++;
        } else if (taken != last + 1) {
            gaps.add("after " + last + " came " + taken);
        }
        last = taken;
        notifyAll();
        return Receiver.OK;
    }
}
