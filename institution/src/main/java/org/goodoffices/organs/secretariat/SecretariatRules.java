package org.goodoffices.organs.secretariat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.goodoffices.engines.decision.Text;
import org.goodoffices.foundation.identity.Invitations;
import org.goodoffices.foundation.web.Countries;
import org.goodoffices.organs.governance.FormValues;
import org.goodoffices.organs.governance.Resolutions;
import org.goodoffices.organs.secretariat.Secretariat.Service;
import org.goodoffices.organs.secretariat.Secretariat.Task;
import org.jspecify.annotations.Nullable;

/// What one person may do in the Secretariat on a day, and what their form must say. Every refusal
/// is a `NotPossible` with its sentence.
final class SecretariatRules {

    static final String LEGAL_AFFAIRS = "legal-affairs";
    private static final Set<String> TEXTS =
            Set.of("words", "reportEn", "reportZh", "scopeEn", "scopeZh");

    private final Secretariat secretariat;
    private final SecretariatStore.Reader reader;
    private final Map<String, Text> departments;
    private final Supplier<List<Resolutions.Adopted>> resolutions;
    private final LocalDate today;
    private final ZoneId seat;

    /// @param resolutions all, read where an act is about one
    SecretariatRules(
            Secretariat secretariat,
            SecretariatStore.Reader reader,
            Map<String, Text> departments,
            Supplier<List<Resolutions.Adopted>> resolutions,
            LocalDate today,
            ZoneId seat) {
        this.secretariat = secretariat;
        this.reader = reader;
        this.departments = departments;
        this.resolutions = resolutions;
        this.today = today;
        this.seat = seat;
    }

    /// Whether a field takes several lines.
    static boolean isText(String field) {
        return TEXTS.contains(field);
    }

    /// In whose stead one may do an act.
    ///
    /// @param post the post for whose holder one acts; null where in one's own name
    record Capacity(@Nullable String post) {}

    /// Whether, and as who, one does acts of this kind in a department.
    ///
    /// @param task the task that it is about; null where about none
    Optional<Capacity> capacity(SecretariatAct.Who who, String department, @Nullable Task task) {
        return switch (who) {
            case NOBODY -> Optional.empty();
            case DIRECTOR -> as(List.of(Secretariat.SECRETARY_GENERAL), false);
            case DEPARTMENT ->
                    as(
                            postsWith(
                                    secretariat.posts().stream()
                                            .filter(post -> post.department().equals(department))
                                            .map(Secretariat.Post::id)
                                            .toList()),
                            reader.own().contains(department));
            case LEGAL ->
                    department.equals(LEGAL_AFFAIRS)
                            ? capacity(SecretariatAct.Who.DEPARTMENT, department, null)
                            : Optional.empty();
            case OWNER ->
                    task == null
                            ? capacity(SecretariatAct.Who.DEPARTMENT, department, null)
                            : as(
                                    postsWith(ownerAndHeads(task)),
                                    task.owner().equals(reader.person().toString()));
        };
    }

    private List<String> ownerAndHeads(Task task) {
        var posts = new java.util.ArrayList<>(List.of(task.owner()));
        secretariat.posts().stream()
                .filter(post -> post.head() && post.department().equals(task.department()))
                .forEach(post -> posts.add(post.id()));
        return posts;
    }

    private static List<String> postsWith(List<String> posts) {
        var all = new java.util.ArrayList<>(posts);
        all.add(Secretariat.SECRETARY_GENERAL);
        return all;
    }

    /// In one's own name before another's.
    private Optional<Capacity> as(List<String> posts, boolean own) {
        if (own
                || posts.stream().anyMatch(reader.held()::contains)
                || posts.contains(Secretariat.SECRETARY_GENERAL) && reader.secretaryGeneral()) {
            return Optional.of(new Capacity(null));
        }
        return posts.stream().filter(reader.deputised()::contains).findFirst().map(Capacity::new);
    }

    /// The values of a form that fits; what it need not say is left out.
    FormValues checked(SecretariatAct act, String department, Map<String, String> said) {
        var form = new FormValues(act.fields(), said, SecretariatRules::isText, NotPossible::new);
        switch (act) {
            case CREATE_POST -> createPost(form);
            case ABOLISH_POST -> abolishPost(form);
            case APPOINT -> appoint(form);
            case RENEW -> renew(form);
            case END_SERVICE -> endService(form);
            case DEPUTISE -> deputise(form);
            case END_DEPUTY -> endDeputy(form);
            case CARRY_OUT -> carryOut(form);
            case OPEN_TASK -> {
                oneLanguage(form, "title");
                form.oneOf("owner", owners(department));
                notBefore(form, "due", today, "due-before-today");
            }
            case HAND_OVER -> handOver(form, department);
            case FINISH_TASK -> {
                var task = open(form, department);
                if (task.source() == null) {
                    oneLanguage(form, "report");
                } else {
                    form.both("report");
                }
            }
            case LETTER_IN, LETTER_OUT -> letter(form, act, department);
            case COVER -> {
                var kind = form.oneOf("kind", Secretariat.KINDS);
                cover(form);
                if (Secretariat.isPublic(kind)) {
                    form.put("open", "yes");
                }
            }
            case CORRECT_COVER -> {
                var cover = covered(form);
                cover(form);
                form.needed("reason");
                openAs(form, cover);
            }
            case END_COVER -> {
                var cover = covered(form);
                var before = cover.last();
                var last = notBefore(form, "last", cover.from(), "before-service");
                if (before != null && last.isAfter(before)) {
                    throw new NotPossible("after-term", "last", before);
                }
                form.needed("reason");
                openAs(form, cover);
            }
            case NOTIFY_HOST -> {
                covered(form);
                form.put("notification", secretariat.nextNotification(today.getYear()));
            }
            case ADDRESS -> address(form);
            case OVERDUE -> throw new IllegalArgumentException("the rules enter it");
        }
        if (act.ofDepartment()) {
            form.put("department", department);
        }
        return form;
    }

    private void createPost(FormValues form) {
        var department = form.oneOf("department", List.copyOf(departments.keySet()));
        form.both("title");
        form.needed("grade");
        var from = form.day("from");
        if (form.has("head")) {
            form.oneOf("head", List.of("yes"));
            if (secretariat.posts().stream()
                    .anyMatch(post ->
                            post.head()
                                    && post.department().equals(department)
                                    && (post.abolished() == null
                                            || post.abolished().isAfter(from)))) {
                throw new NotPossible("head-already", "head");
            }
            form.put("open", "yes");
        }
        form.put("post", "P-" + (secretariat.posts().size() + 1));
    }

    private void abolishPost(FormValues form) {
        var post = post(form);
        var from = notBefore(form, "from", post.from(), "before-post");
        secretariat.services().stream()
                .filter(one -> one.post().equals(post.id()) && !one.last().isBefore(from))
                .findFirst()
                .ifPresent(one -> {
                    throw new NotPossible("post-held", "from", one.name(), one.last());
                });
        ofPost(form, post);
    }

    private void appoint(FormValues form) {
        var post = post(form);
        form.both("name");
        if (!Invitations.isAddress(form.of("mail"))) {
            throw new NotPossible("mail", "mail");
        }
        var country = Countries.named(form.needed("nationality")).filter(Countries.Country::state);
        form.put(
                "nationality",
                country.orElseThrow(() -> new NotPossible("nationality", "nationality")).code());
        var from = notBefore(form, "from", post.from(), "before-post");
        var until = notBefore(form, "until", from, "until-before-from");
        form.needed("decision");
        free(form, post.id(), from, until, null);
        ofPost(form, post);
        term(form, from, until);
    }

    /// Whether nobody else serves in the post in that time.
    private void free(
            FormValues form, String post, LocalDate from, LocalDate until, @Nullable Service but) {
        secretariat.services().stream()
                .filter(one -> !one.equals(but))
                .filter(one -> one.post().equals(post) && overlaps(one, from, until))
                .findFirst()
                .ifPresent(one -> {
                    throw new NotPossible("post-held", "post", one.name(), one.last());
                });
    }

    /// Nobody serves in two posts at once.
    ///
    /// @throws NotPossible where they do
    void servesNowhereElse(UUID person, LocalDate from, LocalDate until, @Nullable Service but) {
        secretariat.services().stream()
                .filter(one -> !one.equals(but))
                .filter(one -> one.person().equals(person) && overlaps(one, from, until))
                .findFirst()
                .ifPresent(one -> {
                    throw new NotPossible("serves-already", "", one.name(), one.last());
                });
    }

    private static boolean overlaps(Service one, LocalDate from, LocalDate until) {
        return !one.last().isBefore(from) && !one.from().isAfter(until);
    }

    private void renew(FormValues form) {
        var post = post(form);
        var service = serving(post);
        var from = service.last().plusDays(1);
        var until = notBefore(form, "until", from, "renewal-within-term", service.last());
        form.needed("decision");
        if (!post.on(until)) {
            throw new NotPossible("post-ends", "until");
        }
        free(form, post.id(), from, until, service);
        servesNowhereElse(service.person(), from, until, service);
        about(form, service);
        ofPost(form, post);
        term(form, from, until);
    }

    private void endService(FormValues form) {
        var post = post(form);
        var service = serving(post);
        var last = notBefore(form, "last", service.from(), "before-service");
        if (last.isAfter(service.last())) {
            throw new NotPossible("after-term", "last", service.last());
        }
        form.needed("reason");
        about(form, service);
        ofPost(form, post);
        begins(form, last.plusDays(1));
    }

    private void deputise(FormValues form) {
        var post = form.of("post");
        if (!post.equals(Secretariat.SECRETARY_GENERAL)) {
            ofPost(form, post(form));
        } else {
            form.put("open", "yes");
        }
        var from = notBefore(form, "from", today, "deputy-before-today");
        var until = notBefore(form, "until", from, "until-before-from");
        var deputy =
                secretariat.services().stream()
                        .filter(one -> one.person().toString().equals(form.of("deputy")))
                        .filter(one -> one.on(from))
                        .findFirst()
                        .orElseThrow(() -> new NotPossible("deputy-serves", "deputy"));
        if (deputy.post().equals(post)) {
            throw new NotPossible("deputy-self", "deputy");
        }
        if (secretariat.deputies().stream()
                .anyMatch(one ->
                        one.post().equals(post)
                                && !one.last().isBefore(from)
                                && !one.from().isAfter(until))) {
            throw new NotPossible("deputy-already", "post");
        }
        about(form, deputy);
        form.remove("deputy");
        term(form, from, until);
    }

    private void endDeputy(FormValues form) {
        var post = form.of("post");
        var deputy =
                secretariat.deputies().stream()
                        .filter(one -> one.post().equals(post) && !one.last().isBefore(today))
                        .findFirst()
                        .orElseThrow(() -> new NotPossible("no-deputy", "post"));
        if (post.equals(Secretariat.SECRETARY_GENERAL)) {
            form.put("open", "yes");
        } else {
            ofPost(form, post(form));
        }
        // yesterday: at once
        var last = notBefore(form, "last", today.minusDays(1), "deputy-before-today");
        if (last.isAfter(deputy.last())) {
            throw new NotPossible("after-term", "last", deputy.last());
        }
        form.put("about", deputy.person().toString());
        begins(form, last.plusDays(1));
    }

    private void carryOut(FormValues form) {
        var said = form.of("paragraph").split("/", -1);
        var resolution =
                resolutions.get().stream()
                        .filter(one ->
                                said.length == 3
                                        && one.session().equals(said[0])
                                        && String.valueOf(one.number()).equals(said[1]))
                        .findFirst()
                        .orElseThrow(() -> new NotPossible("choose", "paragraph"));
        if (!said[2].matches("[1-9][0-9]{0,3}")
                || Integer.parseInt(said[2]) > resolution.paragraphs().size()) {
            throw new NotPossible("choose", "paragraph");
        }
        var department = form.oneOf("department", List.copyOf(departments.keySet()));
        form.both("title");
        notBefore(form, "due", today, "due-before-today");
        var source =
                new Secretariat.Source(
                        said[0], Integer.parseInt(said[1]), Integer.parseInt(said[2]));
        if (secretariat.tasks().stream()
                .anyMatch(task ->
                        source.equals(task.source()) && task.department().equals(department))) {
            throw new NotPossible("carried-already", "paragraph");
        }
        form.put(
                "owner",
                secretariat.posts().stream()
                        .filter(post ->
                                post.head()
                                        && post.on(today)
                                        && post.department().equals(department))
                        .findFirst()
                        .orElseThrow(() -> new NotPossible("no-head", "department"))
                        .id());
        form.put("session", said[0]);
        form.put("resolution", said[1]);
        form.put("paragraph", said[2]);
    }

    private void handOver(FormValues form, String department) {
        var task = open(form, department);
        form.oneOf("owner", owners(department));
        if (form.of("owner").equals(task.owner()) && !form.has("due")) {
            throw new NotPossible("owner-already", "owner");
        }
        if (form.has("due")) {
            notBefore(form, "due", today, "due-before-today");
        } else {
            form.put("due", task.due().toString());
        }
    }

    private void letter(FormValues form, SecretariatAct act, String department) {
        form.needed("with");
        form.needed("subject");
        var day = form.day("day");
        if (day.isAfter(today)) {
            throw new NotPossible("day-ahead", "day");
        }
        if (form.has("answerDue")) {
            notBefore(form, "answerDue", day, "answer-before-letter");
        }
        if (form.has("answers")) {
            var answered =
                    answerable(act, department).stream()
                            .filter(one -> one.reference().equals(form.of("answers")))
                            .findFirst()
                            .orElseThrow(() -> new NotPossible("answers", "answers"));
            if (answered.day().isAfter(day)) {
                throw new NotPossible("answer-before-letter", "day");
            }
        }
        var title = departments.get(department);
        form.put(
                "reference",
                secretariat.nextReference(
                        department,
                        org.goodoffices.organs.governance.Organs.prefix(
                                java.util.Objects.requireNonNull(title)),
                        today.getYear()));
    }

    private static void cover(FormValues form) {
        form.both("name");
        form.needed("instrument");
        form.needed("article");
        form.both("scope");
        var from = form.day("from");
        if (form.has("until")) {
            notBefore(form, "until", from, "until-before-from");
        }
    }

    private Secretariat.Cover covered(FormValues form) {
        return secretariat.covers().stream()
                .filter(one -> String.valueOf(one.number()).equals(form.of("covered")))
                .findFirst()
                .orElseThrow(() -> new NotPossible("choose", "covered"));
    }

    private static void openAs(FormValues form, Secretariat.Cover cover) {
        if (Secretariat.isPublic(cover.kind())) {
            form.put("open", "yes");
        }
    }

    private static void address(FormValues form) {
        var state = form.needed("state");
        form.put(
                "state",
                Countries.named(state)
                        .filter(Countries.Country::state)
                        .map(Countries.Country::code)
                        .orElseThrow(() -> new NotPossible("nationality", "state")));
        if (!Invitations.isAddress(form.of("mail"))) {
            throw new NotPossible("mail", "mail");
        }
        form.oneOf("language", List.of("en", "zh"));
    }

    /// The letters that a letter of this kind may answer: of the other direction, not answered yet.
    List<Secretariat.Letter> answerable(SecretariatAct act, String department) {
        return secretariat.letters(department).stream()
                .filter(one -> one.in() == (act == SecretariatAct.LETTER_OUT))
                .filter(one -> one.answeredBy().isEmpty())
                .toList();
    }

    /// The task of the form, which must not be done.
    private Task open(FormValues form, String department) {
        var task =
                task(department, form.of("task"))
                        .orElseThrow(() -> new NotPossible("choose", "task"));
        if (task.done().isPresent()) {
            throw new NotPossible("done-already", "task");
        }
        if (task.source() != null) {
            form.put("session", task.source().session());
        }
        return task;
    }

    Optional<Task> task(String department, String number) {
        return secretariat.tasks().stream()
                .filter(one -> one.department().equals(department))
                .filter(one -> String.valueOf(one.number()).equals(number))
                .findFirst();
    }

    /// Who may own a task of a department today: its posts, and who serves in them.
    List<String> owners(String department) {
        var owners = new java.util.ArrayList<String>();
        var people = new TreeSet<String>();
        for (var post : secretariat.posts()) {
            if (post.department().equals(department) && post.on(today)) {
                owners.add(post.id());
                secretariat
                        .holder(post.id(), today)
                        .ifPresent(one -> people.add(one.person().toString()));
            }
        }
        owners.addAll(people);
        return owners;
    }

    private Secretariat.Post post(FormValues form) {
        return secretariat
                .post(form.of("post"))
                .filter(one -> one.abolished() == null || one.abolished().isAfter(today))
                .orElseThrow(() -> new NotPossible("choose", "post"));
    }

    /// Who serves in it today, or will.
    private Service serving(Secretariat.Post post) {
        return secretariat.services().stream()
                .filter(one -> one.post().equals(post.id()) && !one.last().isBefore(today))
                .findFirst()
                .orElseThrow(() -> new NotPossible("vacant", "post"));
    }

    private static void ofPost(FormValues form, Secretariat.Post post) {
        form.put("department", post.department());
        if (post.head()) {
            form.put("open", "yes");
        }
    }

    private static void about(FormValues form, Service service) {
        form.put("about", service.person().toString());
        form.put("nameEn", service.name().en());
        form.put("nameZh", service.name().zh());
    }

    private static void oneLanguage(FormValues form, String name) {
        if (!form.has(name + "En") && !form.has(name + "Zh")) {
            throw new NotPossible("one-language", name + "En");
        }
    }

    private static LocalDate notBefore(
            FormValues form, String field, LocalDate first, String key, Object... values) {
        var day = form.day(field);
        if (day.isBefore(first)) {
            throw new NotPossible(key, field, values.length == 0 ? new Object[] {first} : values);
        }
        return day;
    }

    /// Both days of a term are in it; the moments are those of the seat.
    private void term(FormValues form, LocalDate from, LocalDate until) {
        begins(form, from);
        form.put("ends", until.plusDays(1).atStartOfDay(seat).toInstant().toString());
    }

    private void begins(FormValues form, LocalDate from) {
        form.put("begins", from.atStartOfDay(seat).toInstant().toString());
    }
}
