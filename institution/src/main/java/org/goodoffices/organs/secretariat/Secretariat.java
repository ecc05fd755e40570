package org.goodoffices.organs.secretariat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.goodoffices.engines.decision.Text;
import org.jspecify.annotations.Nullable;

/// The Secretariat as its log has it: posts, who serves in them on any day, who acts for whom, and
/// the work of the departments. For who sees part of the log it is that part.
///
/// @param entries as they were entered
record Secretariat(List<SecretariatEntry> entries) {

    /// The post of the Secretary-General, whom the Council appoints and no act of the Secretariat.
    static final String SECRETARY_GENERAL = "secretary-general";

    Secretariat {
        entries = List.copyOf(entries);
    }

    /// @param abolished the day from which it is no more; null while it is
    record Post(
            String id,
            String department,
            Text title,
            String grade,
            boolean head,
            LocalDate from,
            @Nullable LocalDate abolished) {

        boolean on(LocalDate day) {
            return !day.isBefore(from) && (abolished == null || day.isBefore(abolished));
        }
    }

    /// Somebody's time in a post, renewals included.
    ///
    /// @param last the last day: of the term, or earlier where the service was ended
    record Service(
            String post,
            UUID person,
            Text name,
            String nationality,
            LocalDate from,
            LocalDate last) {

        boolean on(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(last);
        }
    }

    /// Somebody acts for the holder of a post.
    record Deputy(String post, UUID person, Text name, LocalDate from, LocalDate last) {

        boolean on(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(last);
        }
    }

    /// Something that a department has to do.
    ///
    /// @param number that of the entry by which it began
    /// @param source the paragraph that it carries out; null where none
    /// @param owner a post, or a person by their id
    /// @param steps all entries, the first included
    record Task(
            int number,
            String department,
            Text title,
            @Nullable Source source,
            String owner,
            LocalDate due,
            List<SecretariatEntry> steps) {
        Task {
            steps = List.copyOf(steps);
        }

        Optional<SecretariatEntry> done() {
            return steps.stream()
                    .filter(step -> step.act() == SecretariatAct.FINISH_TASK)
                    .findFirst();
        }

        boolean overdue(LocalDate today) {
            return done().isEmpty() && due.isBefore(today);
        }
    }

    /// A paragraph of a resolution.
    record Source(String session, int resolution, int paragraph) {}

    /// A letter that came in or went out.
    ///
    /// @param answerDue null where none is awaited
    /// @param answeredBy the reference of the letter that answers it; empty while none does
    record Letter(
            String reference,
            String department,
            boolean in,
            String with,
            String subject,
            LocalDate day,
            @Nullable LocalDate answerDue,
            String answeredBy,
            SecretariatEntry entry) {

        boolean awaits() {
            return answerDue != null && answeredBy.isEmpty();
        }
    }

    private Stream<SecretariatEntry> of(SecretariatAct... acts) {
        return entries.stream().filter(entry -> List.of(acts).contains(entry.act()));
    }

    /// All posts there ever were, in the order in which they were created.
    List<Post> posts() {
        return of(SecretariatAct.CREATE_POST)
                .map(entry ->
                        new Post(
                                entry.value("post"),
                                entry.value("department"),
                                entry.text("title"),
                                entry.value("grade"),
                                entry.value("head").equals("yes"),
                                entry.day("from"),
                                of(SecretariatAct.ABOLISH_POST)
                                        .filter(one ->
                                                one.value("post").equals(entry.value("post")))
                                        .findFirst()
                                        .map(one -> one.day("from"))
                                        .orElse(null)))
                .toList();
    }

    Optional<Post> post(String id) {
        return posts().stream().filter(post -> post.id().equals(id)).findFirst();
    }

    /// Everybody's time in a post, in the order of appointment.
    List<Service> services() {
        var services = new ArrayList<Service>();
        for (var entry :
                of(SecretariatAct.APPOINT, SecretariatAct.RENEW, SecretariatAct.END_SERVICE)
                        .toList()) {
            if (entry.act() == SecretariatAct.APPOINT) {
                services.add(
                        new Service(
                                entry.value("post"),
                                Objects.requireNonNull(entry.subject()),
                                entry.text("name"),
                                entry.value("nationality"),
                                entry.day("from"),
                                entry.day("until")));
                continue;
            }
            // it changes the appointment that was the last to this post of this person
            for (int i = services.size() - 1; i >= 0; i--) {
                var one = services.get(i);
                if (one.post().equals(entry.value("post"))
                        && one.person().equals(entry.subject())) {
                    services.set(
                            i,
                            new Service(
                                    one.post(),
                                    one.person(),
                                    one.name(),
                                    one.nationality(),
                                    one.from(),
                                    entry.act() == SecretariatAct.RENEW
                                            ? entry.day("until")
                                            : entry.day("last")));
                    break;
                }
            }
        }
        return services;
    }

    /// Who serves in a post on a day.
    Optional<Service> holder(String post, LocalDate day) {
        return services().stream()
                .filter(one -> one.post().equals(post) && one.on(day))
                .findFirst();
    }

    /// In which post somebody serves on a day.
    Optional<Service> service(UUID person, LocalDate day) {
        return services().stream()
                .filter(one -> one.person().equals(person) && one.on(day))
                .findFirst();
    }

    /// All who ever acted for somebody, in the order of entry.
    List<Deputy> deputies() {
        var deputies = new ArrayList<Deputy>();
        for (var entry : of(SecretariatAct.DEPUTISE, SecretariatAct.END_DEPUTY).toList()) {
            if (entry.act() == SecretariatAct.DEPUTISE) {
                deputies.add(
                        new Deputy(
                                entry.value("post"),
                                Objects.requireNonNull(entry.subject()),
                                entry.text("name"),
                                entry.day("from"),
                                entry.day("until")));
                continue;
            }
            for (int i = deputies.size() - 1; i >= 0; i--) {
                var one = deputies.get(i);
                if (one.post().equals(entry.value("post"))
                        && one.person().equals(entry.subject())) {
                    deputies.set(
                            i,
                            new Deputy(
                                    one.post(),
                                    one.person(),
                                    one.name(),
                                    one.from(),
                                    entry.day("last")));
                    break;
                }
            }
        }
        return deputies;
    }

    /// Who acts for the holder of a post on a day.
    Optional<Deputy> deputy(String post, LocalDate day) {
        return deputies().stream()
                .filter(one -> one.post().equals(post) && one.on(day))
                .findFirst();
    }

    /// How many of those who serve on a day are nationals of each State, by its three letters.
    Map<String, Long> nationalities(LocalDate day) {
        var counts = new TreeMap<String, Long>();
        services().stream()
                .filter(one -> one.on(day))
                .forEach(one -> counts.merge(one.nationality(), 1L, Long::sum));
        return counts;
    }

    /// All tasks that one sees, in the order in which they began.
    List<Task> tasks() {
        var steps = new TreeMap<Integer, List<SecretariatEntry>>();
        entries.stream()
                .filter(entry -> !entry.value("task").isEmpty())
                .forEach(entry ->
                        steps.computeIfAbsent(
                                        Integer.parseInt(entry.value("task")),
                                        _ -> new ArrayList<>())
                                .add(entry));
        return steps.entrySet().stream().map(one -> task(one.getKey(), one.getValue())).toList();
    }

    private static Task task(int number, List<SecretariatEntry> steps) {
        var first = steps.getFirst();
        var last =
                steps.stream()
                        .filter(step -> !step.value("owner").isEmpty())
                        .reduce((_, later) -> later)
                        .orElseThrow();
        return new Task(
                number,
                first.value("department"),
                first.text("title"),
                first.act() == SecretariatAct.CARRY_OUT
                        ? new Source(
                                first.value("session"),
                                Integer.parseInt(first.value("resolution")),
                                Integer.parseInt(first.value("paragraph")))
                        : null,
                last.value("owner"),
                last.day("due"),
                steps);
    }

    /// The letters of a department, in the order of their references.
    List<Letter> letters(String department) {
        var all =
                of(SecretariatAct.LETTER_IN, SecretariatAct.LETTER_OUT)
                        .filter(entry -> entry.value("department").equals(department))
                        .toList();
        return all.stream()
                .map(entry ->
                        new Letter(
                                entry.value("reference"),
                                department,
                                entry.act() == SecretariatAct.LETTER_IN,
                                entry.value("with"),
                                entry.value("subject"),
                                entry.day("day"),
                                entry.value("answerDue").isEmpty() ? null : entry.day("answerDue"),
                                all.stream()
                                        .filter(other ->
                                                other.value("answers")
                                                        .equals(entry.value("reference")))
                                        .map(other -> other.value("reference"))
                                        .findFirst()
                                        .orElse(""),
                                entry))
                .toList();
    }

    /// The next reference of a department in a year: `DLA/2026/7`.
    ///
    /// @param prefix of the department
    String nextReference(String department, String prefix, int year) {
        var ofYear = prefix + "/" + year + "/";
        int last =
                letters(department).stream()
                        .map(Letter::reference)
                        .filter(reference -> reference.startsWith(ofYear))
                        .map(reference -> Integer.parseInt(reference.substring(ofYear.length())))
                        .max(Comparator.naturalOrder())
                        .orElse(0);
        return ofYear + (last + 1);
    }

    // ---- privileges and immunities, and where States are written to

    /// Somebody or something that privileges and immunities cover.
    ///
    /// @param number that of the entry by which it was registered
    /// @param kind one of `KINDS`
    /// @param said what was registered, or the last correction of it
    /// @param last the last day; null while it is open
    /// @param notified the numbers of the notifications to the host State
    record Cover(
            int number,
            String kind,
            SecretariatEntry said,
            @Nullable LocalDate last,
            List<String> notified) {
        Cover {
            notified = List.copyOf(notified);
        }

        LocalDate from() {
            return said.day("from");
        }

        boolean on(LocalDate day) {
            return !day.isBefore(from()) && (last == null || !day.isAfter(last));
        }
    }

    /// Premises and archives, which are public, before persons.
    static final List<String> KINDS =
            List.of("premises", "archives", "official", "mediator", "representative", "expert");

    static boolean isPublic(String kind) {
        return KINDS.indexOf(kind) < 2;
    }

    /// All that is or was covered, in the order of registration.
    List<Cover> covers() {
        return of(SecretariatAct.COVER).map(this::cover).toList();
    }

    private Cover cover(SecretariatEntry entry) {
        var said = entry;
        var last = end(entry);
        var notified = new ArrayList<String>();
        for (var later : entries) {
            if (!later.value("covered").equals(String.valueOf(entry.number()))) {
                continue;
            }
            if (later.act() == SecretariatAct.CORRECT_COVER) {
                said = later;
                last = end(later);
            } else if (later.act() == SecretariatAct.END_COVER) {
                last = later.day("last");
            } else {
                notified.add(later.value("notification"));
            }
        }
        return new Cover(entry.number(), entry.value("kind"), said, last, notified);
    }

    private static @Nullable LocalDate end(SecretariatEntry entry) {
        return entry.value("until").isEmpty() ? null : entry.day("until");
    }

    /// The next number of a notification to the host State: `HN/2026/3`.
    String nextNotification(int year) {
        return "HN/"
                + year
                + "/"
                + (of(SecretariatAct.NOTIFY_HOST)
                                .filter(entry ->
                                        entry.value("notification").startsWith("HN/" + year + "/"))
                                .count()
                        + 1);
    }

    /// Where each State is written to, by its three letters: the last that was recorded.
    Map<String, SecretariatEntry> addresses() {
        var addresses = new TreeMap<String, SecretariatEntry>();
        of(SecretariatAct.ADDRESS).forEach(entry -> addresses.put(entry.value("state"), entry));
        return addresses;
    }
}
