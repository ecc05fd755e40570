package org.goodoffices.organs.governance;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.identity.SignIns;
import org.goodoffices.foundation.web.Visits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Meetings that are being watched. One thread hears that a session went on, reads it once for all
/// who see all of it and once for the public, draws the view, and shows it to everybody who
/// watches.
///
/// It reads as one of those who watch, through the same door as every page: what it draws is what
/// that person may see, and whoever may not see it any more is shown the way out.
@Component
class LiveMeetings {

    private static final Logger LOG = LoggerFactory.getLogger(LiveMeetings.class);

    /// After which everything watched is read anew, though nobody said that it changed: a time to
    /// speak has run out, or another server wrote.
    private static final Duration BEAT = Duration.ofSeconds(5);

    /// Between two readings: of many changes at once the last is shown.
    private static final Duration PAUSE = Duration.ofMillis(200);

    /// After which a silent connection is tried, so that one that broke is found.
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /// More at once are sent away, and ask again by themselves.
    private static final int MOST = 5_000;

    /// Those who see as much of a meeting.
    ///
    /// @param all whether all of it, or what is public
    record Audience(String session, String meeting, boolean all) {}

    private static final class Gallery {
        final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
        volatile @Nullable Drawn drawn;
    }

    private final Access access;
    private final ReadSession read;
    private final SessionStore store;
    private final SecretBallots ballots;
    private final SignIns signIns;
    private final Visits visits;
    private final TemplateEngine templates;
    private final Duration check;

    private final Map<Audience, Gallery> galleries = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean closed;

    /// @param check how often each watcher is asked whether they still may
    LiveMeetings(
            Access access,
            ReadSession read,
            SessionStore store,
            SecretBallots ballots,
            SignIns signIns,
            Visits visits,
            TemplateEngine templates,
            @Value("${goodoffices.live.check:60s}") Duration check) {
        this.access = access;
        this.read = read;
        this.store = store;
        this.ballots = ballots;
        this.signIns = signIns;
        this.visits = visits;
        this.templates = templates;
        this.check = check;
    }

    /// A thread of the machine's own, which waits for none of those who are sent something.
    @EventListener
    void begin(ApplicationReadyEvent ready) {
        Thread.ofPlatform().daemon().name("live meetings").start(this::run);
    }

    /// A session went on; called when that is committed.
    void changed(String session) {
        changed.add(session);
        bell.release();
    }

    /// How much of a meeting this person sees; nothing where there is none for them.
    Optional<Audience> audience(PersonId person, String session, String meeting) {
        return access.as(person, () -> store.seesAll(session, meeting))
                .map(all -> new Audience(session, meeting, all));
    }

    /// The view as it is now.
    Optional<Drawn> now(Audience audience, PersonId person) {
        return access.as(
                        person,
                        () ->
                                read.as(person, audience.session(), visits.ofNobody())
                                        .filter(words -> words.inside() == audience.all())
                                        .flatMap(words ->
                                                words.of()
                                                        .meeting(audience.meeting())
                                                        .map(one ->
                                                                new LiveWords(
                                                                                words, one, store,
                                                                                ballots)
                                                                        .screen())))
                .map(this::draw);
    }

    private Drawn draw(LivePage.Screen screen) {
        var view = drawn("_screen", Map.of("screen", screen, "sent", true));
        var vote = screen.vote();
        return vote == null || vote.roll().isEmpty()
                ? Drawn.of(view, "", "")
                : Drawn.of(view, drawn("_roll", Map.of("vote", vote, "sent", true)), marks(vote));
    }

    private String marks(LivePage.Question vote) {
        var count = vote.count();
        return count == null
                ? drawn("_marks", Map.of("vote", vote))
                : drawn("_count", Map.of("count", count));
    }

    private String drawn(String template, Map<String, Object> values) {
        var output = new StringOutput();
        templates.render("organs/governance/" + template + ".jte", values, output);
        return output.toString();
    }

    /// Sends whatever changes until the watcher goes, or may no longer watch.
    ///
    /// @param signIn the id of the session in which they signed in; null for a visitor
    /// @throws IOException when the connection breaks
    void follow(Audience audience, PersonId person, @Nullable String signIn, OutputStream out)
            throws IOException {
        var watcher = new Watcher(person, signIn);
        var gallery = enter(audience, watcher);
        try {
            if (closed || gallery.watchers.size() > MOST) {
                return;
            }
            var drawn = gallery.drawn;
            if (drawn == null) {
                changed(audience.session());
            } else {
                watcher.begin(drawn);
            }
            send(audience, watcher, out);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            gallery.watchers.remove(watcher);
        }
    }

    /// In one step, against the removal of a gallery that stands empty.
    private Gallery enter(Audience audience, Watcher watcher) {
        return galleries.compute(
                audience,
                (_, found) -> {
                    var gallery = found == null ? new Gallery() : found;
                    gallery.watchers.add(watcher);
                    return gallery;
                });
    }

    private void send(Audience audience, Watcher watcher, OutputStream out)
            throws IOException, InterruptedException {
        Drawn sent = null;
        long checked = System.nanoTime();
        while (!watcher.ended()) {
            var drawn = watcher.next(check.compareTo(SILENCE) < 0 ? check : SILENCE);
            if (System.nanoTime() - checked > check.toNanos()) {
                checked = System.nanoTime();
                if (!Optional.of(audience)
                        .equals(
                                audience(
                                        watcher.person(),
                                        audience.session(),
                                        audience.meeting()))) {
                    return;
                }
            }
            if (drawn == null) {
                out.write(":\n\n".getBytes(StandardCharsets.US_ASCII));
            } else {
                drawn.sendAfter(sent, out);
                sent = drawn;
            }
            out.flush();
        }
    }

    private void run() {
        long beat = System.nanoTime();
        while (!closed) {
            try {
                boolean rung = bell.tryAcquire(BEAT.toMillis(), TimeUnit.MILLISECONDS);
                bell.drainPermits();
                boolean all = !rung || System.nanoTime() - beat > BEAT.toNanos();
                if (all) {
                    beat = System.nanoTime();
                }
                var sessions = Set.copyOf(changed);
                changed.removeAll(sessions);
                galleries.forEach((audience, gallery) -> {
                    if (all || sessions.contains(audience.session())) {
                        show(audience, gallery);
                    }
                });
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    /// One audience that cannot be shown anything does not keep the others from it.
    private void show(Audience audience, Gallery gallery) {
        try {
            signedOut(gallery);
            if (gallery.watchers.isEmpty()) {
                galleries.computeIfPresent(
                        audience, (_, one) -> one.watchers.isEmpty() ? null : one);
                return;
            }
            var drawn = draw(audience, gallery);
            var before = gallery.drawn;
            var after = drawn == null || before == null ? drawn : drawn.after(before);
            gallery.drawn = after;
            if (after != null && after != before) {
                gallery.watchers.forEach(watcher -> watcher.show(after));
            }
        } catch (RuntimeException failed) {
            LOG.warn("{} is not shown live", audience, failed);
        }
    }

    private void signedOut(Gallery gallery) {
        // whoever comes in meanwhile was asked about by nobody
        var watchers =
                gallery.watchers.stream().filter(watcher -> watcher.signIn() != null).toList();
        if (watchers.isEmpty()) {
            return;
        }
        var open =
                signIns.open(
                        watchers.stream()
                                .flatMap(watcher -> Stream.ofNullable(watcher.signIn()))
                                .toList());
        watchers.stream()
                .filter(watcher -> !open.contains(watcher.signIn()))
                .forEach(watcher -> leave(gallery, watcher));
    }

    private static void leave(Gallery gallery, Watcher watcher) {
        gallery.watchers.remove(watcher);
        watcher.end();
    }

    /// As the first who still may see it; who may not, leaves.
    private @Nullable Drawn draw(Audience audience, Gallery gallery) {
        if (!audience.all()) {
            return now(audience, PersonId.PUBLIC).orElse(null);
        }
        for (var watcher : gallery.watchers) {
            var drawn = now(audience, watcher.person());
            if (drawn.isPresent()) {
                return drawn.get();
            }
            leave(gallery, watcher);
        }
        return null;
    }

    /// The server stops: nobody is kept waiting for a change.
    @EventListener
    void close(ContextClosedEvent stopping) {
        closed = true;
        bell.release();
        galleries.values().forEach(gallery -> gallery.watchers.forEach(Watcher::end));
    }
}
