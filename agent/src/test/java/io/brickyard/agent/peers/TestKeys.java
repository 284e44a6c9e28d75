package io.brickyard.agent.peers;

import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** Keys for tests of other packages, made as the product makes them. */
public final class TestKeys {

    private TestKeys() {}

    public static PoolKey make(Path folder) throws IOException, InterruptedException {
        return PoolKey.of(KeyMaker.make(folder));
    }

    public static SSLContext context(PoolKey key) {
        return key.context();
    }
}
