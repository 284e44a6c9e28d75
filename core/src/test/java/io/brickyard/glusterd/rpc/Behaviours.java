package io.brickyard.glusterd.rpc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What strange and hostile processes do to those who ask them. */
public final class Behaviours {

    private Behaviours() {}

    /** Takes every question and never says a word, as a process that is frozen. */
    public static FakeGlusterd.Behaviour silent() {
        return Visitor::ignore;
    }

    public static FakeGlusterd.Behaviour closingAtOnce() {
        return _ -> {};
    }

    public static FakeGlusterd.Behaviour closingAfterTheQuestion() {
        return Visitor::question;
    }

    public static FakeGlusterd.Behaviour resetting() {
        return visitor -> {
            visitor.question();
            visitor.reset();
        };
    }

    /** Sends these bytes in answer to the first question, then nothing more. */
    public static FakeGlusterd.Behaviour sending(byte[] bytes) {
        return visitor -> {
            visitor.question();
            visitor.send(bytes);
            visitor.ignore();
        };
    }

    /** Sends these bytes and then closes. */
    public static FakeGlusterd.Behaviour sendingAndClosing(byte[] bytes) {
        return visitor -> {
            visitor.question();
            visitor.send(bytes);
        };
    }

    /** Sends these bytes again and again for as long as somebody takes them. */
    public static FakeGlusterd.Behaviour sendingForEver(byte[] bytes) {
        return visitor -> {
            visitor.question();
            while (true) {
                visitor.send(bytes);
            }
        };
    }

    /** Answers every call with these results. */
    public static FakeGlusterd.Behaviour answering(byte[] results) {
        return visitor -> {
            while (true) {
                visitor.answer(visitor.question(), results);
            }
        };
    }

    /** A good answer, one byte a second. */
    public static FakeGlusterd.Behaviour dripping() {
        return visitor -> {
            Visitor.Question question = visitor.question();
            byte[] answer = Visitor.record(Visitor.answerTo(question.id(), new byte[4096]));
            for (byte single : answer) {
                visitor.send(new byte[] {single});
                visitor.pause(Duration.ofSeconds(1));
            }
        };
    }

    /** As a server that wants TLS: an alert, then the end. */
    public static FakeGlusterd.Behaviour speakingTls() {
        return sendingAndClosing(new byte[] {0x15, 3, 3, 0, 2, 2, 70});
    }

    public static FakeGlusterd.Behaviour speakingHttp() {
        return sendingAndClosing(
                "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Pushes FETCHSPEC, glusterd's call to its clients after a change, a number of times before each answer. */
    public static FakeGlusterd.Behaviour pushing(int times, Knowledge knowledge) {
        return visitor -> {
            while (true) {
                Visitor.Question question = visitor.question();
                for (int i = 0; i < times; i++) {
                    visitor.send(Visitor.record(fetchSpec()));
                }
                knowledge.answer(visitor, question);
            }
        };
    }

    /** The push as glusterd sends it; it numbers its own calls from 1, just as the asker does. */
    static byte[] fetchSpec() {
        return new XdrWriter()
                .integer(1)
                .integer(0)
                .integer(2)
                .integer(52743234)
                .integer(1)
                .integer(1)
                .integer(0)
                .integer(0)
                .integer(0)
                .integer(0)
                .bytes();
    }
}
