package org.goodoffices.casework.docket.web;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// One part of the guided form of a request.
///
/// @param address where the form goes; the draft itself
/// @param seen what the form carries, so that the second of two who save at once is told
/// @param below who sees it
/// @param groups the parties, one group each, on their part of the form; else empty
/// @param fields the other fields of the part
/// @param said what has been said so far, on the review
/// @param wrong what has to be mended, each with a link to the field
/// @param countries the names of States to choose from, where the part asks for some
/// @param refused why the docket did not take it, or why nothing was saved; null if neither
/// @param article under which provision
/// @param theirs what another saved in the same part meanwhile
/// @param notice that it was saved; null if it was not just now
/// @param changed who changed this part last, and when; null where nobody did
/// @param papers those that wait with it
/// @param upload the field that takes papers, on their part of the form; else null
/// @param sharing with whom it is shared; null for whoever is not its author
/// @param notYours that only its author sends it and gives it up; null for the author
public record RequestPage(
        String address,
        String step,
        String seen,
        String below,
        List<StepLink> steps,
        List<Shown.Field> fields,
        List<Group> groups,
        List<Part> said,
        List<Shown.Link> wrong,
        @Nullable String notice,
        @Nullable String refused,
        Shown.@Nullable Article article,
        List<Shown.Fact> theirs,
        @Nullable String changed,
        List<WaitingPaper> papers,
        Shown.@Nullable Field upload,
        @Nullable Sharing sharing,
        @Nullable String notYours,
        boolean begun,
        boolean roomForMore,
        List<String> countries) {

    public RequestPage {
        steps = List.copyOf(steps);
        fields = List.copyOf(fields);
        groups = List.copyOf(groups);
        said = List.copyOf(said);
        wrong = List.copyOf(wrong);
        theirs = List.copyOf(theirs);
        papers = List.copyOf(papers);
        countries = List.copyOf(countries);
    }

    /// The same page, with why nothing was done.
    RequestPage refusedFor(String why, Shown.@Nullable Article under) {
        return refusedFor(why, under, theirs);
    }

    RequestPage refusedFor(String why, Shown.@Nullable Article under, List<Shown.Fact> others) {
        return new RequestPage(
                address,
                step,
                seen,
                below,
                steps,
                fields,
                groups,
                said,
                wrong,
                notice,
                why,
                under,
                others,
                changed,
                papers,
                upload,
                sharing,
                notYours,
                begun,
                roomForMore,
                countries);
    }

    /// A part of the form, as a link.
    ///
    /// @param style `done`, `now` or nothing
    public record StepLink(String text, @Nullable String address, String style) {}

    /// A paper that waits for the request to be sent.
    ///
    /// @param about type and size
    /// @param hash of its bytes, SHA-256
    /// @param added by whom and when
    /// @param address of its bytes; with `/removal` it is taken out
    public record WaitingPaper(
            String title, String about, String hash, String added, String address) {}

    /// With whom it is shared.
    ///
    /// @param field for one more address
    public record Sharing(List<Shared> with, Shown.Field field) {
        public Sharing {
            with = List.copyOf(with);
        }
    }

    /// One address it is shared with.
    public record Shared(String mail, String since) {}

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
    ///
    /// @param changed who changed it last, and when; null where nobody did
    public record Part(
            String title, String address, List<Shown.Fact> facts, @Nullable String changed) {
        public Part {
            facts = List.copyOf(facts);
        }
    }
}
