package io.brickyard.cli.show;

import io.brickyard.health.Assessment;
import io.brickyard.survey.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** For a look by eye: {@code ShowDemo overview|volumes|all|live SITUATION WIDTH}. */
final class ShowDemo {

    private ShowDemo() {}

    public static void main(String[] arguments) throws InterruptedException {
        Survey survey = Situations.all().get(arguments[1]);
        if (survey == null) {
            throw new IllegalArgumentException("one of " + Situations.all().keySet());
        }
        Look look = new Look(true, true, Integer.parseInt(arguments[2]));
        Assessment assessment = Situations.judged(survey);
        switch (arguments[0]) {
            case "overview" -> System.out.print(OverviewText.render(survey, assessment, look));
            case "volumes" ->
                System.out.print(VolumeText.render(
                        survey,
                        assessment,
                        survey.volumes().stream().map(volume -> volume.name()).toList(),
                        look));
            case "all" -> System.out.print(AllText.render(survey, assessment, look));
            default -> LiveView.onTerminal(changing(), Duration.ofSeconds(3), look);
        }
    }

    private static LiveView.Source changing() {
        List<Survey> surveys = new ArrayList<>(Situations.all().values()).subList(0, 11);
        AtomicInteger turn = new AtomicInteger();
        return () -> {
            Survey survey = surveys.get(turn.getAndIncrement() / 2 % surveys.size());
            Instant now = Instant.now();
            return new LiveView.View() {
                @Override
                public Instant observedAt() {
                    return now;
                }

                @Override
                public String render(Look look) {
                    return OverviewText.render(survey, Situations.judged(survey), look);
                }
            };
        };
    }
}
