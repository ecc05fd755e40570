package org.goodoffices.foundation.identity;

import java.util.List;
import java.util.Objects;
import org.goodoffices.foundation.print.PrintFonts;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.jspecify.annotations.Nullable;

/// The name that somebody gives on coming in. A settlement may have to print it, as that of who
/// signed.
record GivenName(String en, String zh) {

    private static final int LONGEST = 300;

    /// Nobody's: it is still to be given.
    static final GivenName NONE = new GivenName("", "");

    /// The fields that ask for it.
    List<Shown.Field> fields(Visit visit) {
        return List.of(
                field("nameEn", visit.t("identity.invitation.name-en")).value(en),
                field("nameZh", visit.t("identity.invitation.name-zh"))
                        .hint(visit.t("identity.invitation.name-zh.hint"))
                        .value(zh));
    }

    /// The fields again, each with what is wrong with it.
    ///
    /// @param before how the person is called already, which is left as it is; null if not yet
    List<Shown.Field> mended(Visit visit, @Nullable GivenName before) {
        return fields(visit).stream()
                .map(field ->
                        before != null && before.fields(visit).contains(field)
                                ? field
                                : field.error(wrong(field.value(), visit)))
                .toList();
    }

    static boolean areFit(List<Shown.Field> fields) {
        return fields.stream().map(Shown.Field::error).allMatch(Objects::isNull);
    }

    private static Shown.Field field(String name, String label) {
        return Shown.Field.of(name, Shown.Field.Kind.LINE, label);
    }

    private static @Nullable String wrong(String name, Visit visit) {
        if (name.isBlank()
                || name.length() > LONGEST
                || name.chars().anyMatch(Character::isISOControl)) {
            return visit.t("identity.enrolment.name-needed");
        }
        var unprinted = PrintFonts.unprintable(name);
        return unprinted.isEmpty()
                ? null
                : visit.t(
                        "identity.invitation.name-not-printed",
                        PrintFonts.named(unprinted.getFirst()));
    }
}
