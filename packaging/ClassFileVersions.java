import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;

/**
 * Ends with 1 when a jar holds a class file older than Java 6's (major version 50): an AOT cache leaves such classes out
 * without a word, and the program would start slowly for no visible reason.
 */
final class ClassFileVersions {

    private static final int OLDEST = 50;

    public static void main(String[] jars) throws IOException {
        int tooOld = 0;
        for (String jar : jars) {
            try (JarFile file = new JarFile(Path.of(jar).toFile())) {
                for (var entry : file.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                    try (var in = new DataInputStream(file.getInputStream(entry))) {
                        in.readInt();
                        in.readUnsignedShort();
                        int major = in.readUnsignedShort();
                        if (major < OLDEST) {
                            System.err.println(jar + ": " + entry.getName() + " has class file version " + major);
                            tooOld++;
                        }
                    }
                }
            }
        }
        System.exit(tooOld == 0 ? 0 : 1);
    }
}
