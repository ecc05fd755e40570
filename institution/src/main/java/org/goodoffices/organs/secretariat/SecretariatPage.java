package org.goodoffices.organs.secretariat;

import java.util.List;
import org.goodoffices.foundation.web.Shown;
import org.jspecify.annotations.Nullable;

/// What the pages of the Secretariat show, as finished text.
public final class SecretariatPage {

    private SecretariatPage() {}

    /// The departments and who heads them on a day; public.
    ///
    /// @param wrong what is wrong with the day that was asked for; null if nothing
    /// @param on the day as a form takes it
    public record Departments(
            String asAt,
            @Nullable String wrong,
            String on,
            String secretaryGeneral,
            List<Department> departments,
            List<Shown.Link> links) {
        public Departments {
            departments = List.copyOf(departments);
            links = List.copyOf(links);
        }
    }

    /// @param address of the department's own page; null for who may not read it
    /// @param headTitle empty where there is no such post
    public record Department(
            String title, @Nullable String address, String headTitle, String head) {}

    /// Who serves, for the house.
    public record Staff(
            String asAt,
            @Nullable String wrong,
            String on,
            List<Post> posts,
            List<Shown.Fact> deputies,
            String balance,
            List<Share> shares,
            List<Shown.Link> acts,
            List<Line> log) {
        public Staff {
            posts = List.copyOf(posts);
            deputies = List.copyOf(deputies);
            shares = List.copyOf(shares);
            acts = List.copyOf(acts);
            log = List.copyOf(log);
        }
    }

    public record Post(
            String id,
            String title,
            String department,
            String grade,
            String holder,
            String nationality,
            String term) {}

    public record Share(String state, String people, String share) {}

    /// One line of the log.
    public record Line(String number, String what, String by, String when) {}

    /// The work of a department, for those who are of it.
    ///
    /// @param overdue a sentence; null where nothing is
    public record Work(
            String title,
            String head,
            @Nullable String overdue,
            List<Shown.Link> acts,
            List<Task> tasks,
            List<Task> done,
            List<Shown.Fact> dates,
            List<Letter> letters,
            Shown.@Nullable Paging paging,
            List<Line> log) {
        public Work {
            acts = List.copyOf(acts);
            tasks = List.copyOf(tasks);
            done = List.copyOf(done);
            dates = List.copyOf(dates);
            letters = List.copyOf(letters);
            log = List.copyOf(log);
        }
    }

    /// @param source where the paragraph that it carries out is read; null where none
    /// @param acts what the reader may do with it
    public record Task(
            String number,
            String title,
            String owner,
            String due,
            String standing,
            boolean late,
            Shown.@Nullable Link source,
            String report,
            List<Shown.Link> acts) {
        public Task {
            acts = List.copyOf(acts);
        }
    }

    public record Letter(
            String reference, String way, String with, String subject, String day, String answer) {}

    /// What privileges and immunities cover on a day: for the public premises and archives, for the
    /// house persons too, and where States are written to.
    ///
    /// @param house whether the reader is of the house
    public record Privileges(
            String asAt,
            @Nullable String wrong,
            String on,
            boolean house,
            List<Covered> covered,
            List<Shown.Fact> addresses) {
        public Privileges {
            covered = List.copyOf(covered);
            addresses = List.copyOf(addresses);
        }
    }

    /// @param notified the numbers of the notifications to the host State; empty where none
    public record Covered(
            String name, String kind, String under, String scope, String period, String notified) {}
}
