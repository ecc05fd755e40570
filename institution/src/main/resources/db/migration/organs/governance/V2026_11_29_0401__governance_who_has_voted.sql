-- Who has answered in an open roll-call, which those in the hall hear anyway; how, is read by who cast the vote
-- alone until it is closed.
create function voted_in(which text, number int) returns setof text language sql stable security definer set search_path = public, pg_temp as $$
    select state from session_vote
     where session = which and decision = number and (of_the_secretariat() or sits_in(which))
$$;

-- Who reads a session is asked once a statement, not once a row: a session of an assembly has thousands.
create function sessions_sat_in() returns text[] language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(distinct session), '{}') from session_entry where kind = 'name-delegate' and delegate = myself()
$$;
drop policy session_is_read on session_entry;
create policy session_is_read on session_entry for select using (
    (select myself()) is not null
    and (public or (select of_the_secretariat()) or session = any ((select sessions_sat_in())::text[])));

drop policy vote_is_read on session_vote;
create policy vote_is_read on session_vote for select using (
    person = (select myself())
    or ((select of_the_secretariat()) or session = any ((select sessions_sat_in())::text[]))
       and (session, decision) in (select closing.session, closing.closes from session_entry closing where closing.closes is not null));
