package org.goodoffices.organs.governance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.goodoffices.foundation.identity.Access;
import org.goodoffices.foundation.identity.PersonId;
import org.goodoffices.foundation.web.Shown;
import org.goodoffices.foundation.web.Visit;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The live view of a meeting: a page, and the stream by which it renews itself. Both are for who
/// may read the meeting's own page, and show no more than it and the pages of its votes.
@Controller
class LiveController {

    private final Access access;
    private final ReadSession read;
    private final SessionStore store;
    private final SecretBallots ballots;
    private final LiveMeetings live;

    LiveController(
            Access access,
            ReadSession read,
            SessionStore store,
            SecretBallots ballots,
            LiveMeetings live) {
        this.access = access;
        this.read = read;
        this.store = store;
        this.ballots = ballots;
        this.live = live;
    }

    @GetMapping("/sessions/{session}/meetings/{meeting}/live")
    ModelAndView page(
            Visit visit,
            PersonId person,
            @PathVariable("session") String id,
            @PathVariable("meeting") String number) {
        return access.as(
                person,
                () -> {
                    var words = read.as(person, id, visit).orElseThrow(SessionController::absent);
                    var meeting = words.of().meeting(number).orElseThrow(SessionController::absent);
                    var address = "/meetings/" + meeting.number();
                    return visit.page(
                            "organs/governance/live",
                            new LivePage(
                                    visit.t("organs.live"),
                                    new Shown.Link(
                                            visit.t(
                                                    "organs.meeting",
                                                    String.valueOf(meeting.number())),
                                            words.at(address)),
                                    visit.t(
                                            words.inside()
                                                    ? "organs.session.inside"
                                                    : "organs.session.public"),
                                    words.at(address + "/live/stream"),
                                    new LiveWords(words, meeting, store, ballots).screen()));
                });
    }

    /// @param follow `1` for who stays; anybody else is told how it is now, and no more
    @GetMapping("/sessions/{session}/meetings/{meeting}/live/stream")
    void stream(
            PersonId person,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable("session") String id,
            @PathVariable("meeting") String number,
            @RequestParam(defaultValue = "") String follow)
            throws IOException {
        var audience = live.audience(person, id, number).orElseThrow(SessionController::absent);
        var now =
                follow.equals("1")
                        ? null
                        : live.now(audience, person).orElseThrow(SessionController::absent);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // a proxy that keeps it back would keep all
        var out = response.getOutputStream();
        if (now != null) {
            now.sendAfter(null, out);
            return;
        }
        var signIn =
                Optional.ofNullable(request.getSession(false)).map(HttpSession::getId).orElse(null);
        try {
            live.follow(audience, person, signIn, out);
        } catch (IOException gone) {
            // whoever watched has left
        }
    }
}
