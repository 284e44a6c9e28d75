package io.brickyard.agent.intake;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token bucket for each source. Only the sources seen last are remembered: whoever sends from ever new addresses gains no
 * more than the burst that each of them has anyhow, and takes no memory. Safe for use by many threads.
 */
final class RateLimit {

    private static final int REMEMBERED = 4096;

    private final double perNano;
    private final int burst;
    private final Map<InetAddress, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    RateLimit(int perSecond, int burst) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
    }

    synchronized boolean allows(InetAddress source, long nanoTime) {
        Bucket bucket = buckets.get(source);
        if (bucket == null) {
            bucket = new Bucket(burst, nanoTime);
            buckets.put(source, bucket);
        }
        bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, nanoTime - bucket.filled) * perNano);
        bucket.filled = nanoTime;
        if (bucket.tokens < 1) {
            return false;
        }
        bucket.tokens--;
        return true;
    }

    private static final class Bucket {
        private double tokens;
        private long filled;

        private Bucket(int tokens, long filled) {
            this.tokens = tokens;
            this.filled = filled;
        }
    }
}
