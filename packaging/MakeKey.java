import io.brickyard.agent.peers.KeyMaker;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a key such as {@code brickyard agent pair} makes, for the agent's training: MakeKey FOLDER FILE. */
public class MakeKey {
    public static void main(String[] arguments) throws Exception {
        Files.writeString(Path.of(arguments[1]), KeyMaker.make(Path.of(arguments[0])));
    }
}
