package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// One part of the guided form of a request.
///
/// @param address where the form goes; the draft itself
/// @param groups the parties, one group each, on their part of the form; else empty
/// @param fields the other fields of the part
/// @param said what has been said so far, on the review
/// @param wrong what has to be mended, each with a link to the field
/// @param countries the names of States to choose from, where the part asks for some
/// @param refused why the docket did not take it; null if it was not asked just now
/// @param article under which provision
/// @param notice that it was saved; null if it was not just now
public record RequestPage(
        String address,
        String step,
        List<StepLink> steps,
        List<Shown.Field> fields,
        List<Group> groups,
        List<Part> said,
        List<Shown.Link> wrong,
        @Nullable String notice,
        @Nullable String refused,
        Shown.@Nullable Article article,
        boolean begun,
        boolean roomForMore,
        List<String> countries) {

    public RequestPage {
        steps = List.copyOf(steps);
        fields = List.copyOf(fields);
        groups = List.copyOf(groups);
        said = List.copyOf(said);
        wrong = List.copyOf(wrong);
        countries = List.copyOf(countries);
    }

    /// The same page, with why the docket did not take the request.
    RequestPage refusedFor(String why, Shown.@Nullable Article under) {
        return new RequestPage(
                address,
                step,
                steps,
                fields,
                groups,
                said,
                wrong,
                notice,
                why,
                under,
                begun,
                roomForMore,
                countries);
    }

    /// A part of the form, as a link.
    ///
    /// @param style `done`, `now` or nothing
    public record StepLink(String text, @Nullable String address, String style) {}

    /// One party's fields.
    ///
    /// @param removal the value of the button that takes the party out; null where it may not be
    public record Group(
            String title,
            List<Shown.Field> fields,
            List<Shown.Field> names,
            List<Shown.Field> contact,
            String contactTitle,
            @Nullable String removal,
            @Nullable String removalText) {
        public Group {
            fields = List.copyOf(fields);
            names = List.copyOf(names);
            contact = List.copyOf(contact);
        }
    }

    /// What one part of the form says.
    public record Part(String title, String address, List<Shown.Fact> facts) {
        public Part {
            facts = List.copyOf(facts);
        }
    }
}
