-- What an organ has last decided of the credentials of a person: that they are in order, or not; null where it has
-- decided nothing of them, so that the Secretariat's acceptance holds.
create function credentials_decided(which text, who uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select who::text = any (string_to_array(content::jsonb -> 'values' ->> 'inOrder', ','))
      from session_entry
     where session = which and kind = 'credentials'
       and who::text = any (string_to_array(concat_ws(',', content::jsonb -> 'values' ->> 'inOrder',
                                                      content::jsonb -> 'values' ->> 'notInOrder'), ','))
     order by number desc limit 1
$$;

-- Whoever has lost their seat reads what the public reads, and what was entered of themselves.
create or replace function sits_in(which text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from session_entry
                    where session = which and kind = 'name-delegate' and delegate = myself())
       and credentials_decided(which, myself()) is not false
$$;

create or replace function sessions_sat_in() returns text[] language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(session), '{}')
      from (select distinct session from session_entry where kind = 'name-delegate' and delegate = myself()) named
     where credentials_decided(session, myself()) is not false
$$;

create or replace function accredited_for(which text) returns text language sql stable security definer set search_path = public, pg_temp as $$
    select named.content::jsonb -> 'values' ->> 'state' from session_entry named
     where named.session = which and named.kind = 'name-delegate' and named.delegate = myself()
       and coalesce(credentials_decided(which, myself()),
                    exists (select from session_entry accepted
                             where accepted.session = which and accepted.kind = 'accept-credentials'
                               and accepted.delegate = myself()))
$$;

create or replace function chairs(which text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce((select delegate = myself() from session_entry
                      where session = which and kind = 'elect-chair' order by number desc limit 1), false)
       and credentials_decided(which, myself()) is not false
$$;

-- For a State speaks whoever sits for it, with credentials accepted, in the last session in which anybody does.
create or replace function speaks_for_state() returns text language sql stable security definer set search_path = public, pg_temp as $$
    with accepted as (
        select a.session, a.delegate, n.content::jsonb -> 'values' ->> 'state' as state,
               (a.content::jsonb ->> 'at')::timestamptz as at, a.number
          from session_entry a
          join session_entry n on n.session = a.session and n.kind = 'name-delegate' and n.delegate = a.delegate
         where a.kind = 'accept-credentials' and credentials_decided(a.session, a.delegate) is not false)
    select a.state from accepted a
     where a.delegate = myself()
       and a.session = (select b.session from accepted b where b.state = a.state order by b.at desc, b.number desc limit 1)
     order by a.at desc limit 1
$$;

-- The committee that examines credentials is appointed once.
create function examines_credentials_in(which text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(accredited_for(which) = any (string_to_array(content::jsonb -> 'values' ->> 'states', ',')), false)
      from session_entry where session = which and kind = 'committee'
$$;
create unique index a_credentials_committee_is_appointed_once on session_entry (session) where kind = 'committee';

-- A term is given up once, in whichever session of the organ that gave it.
create unique index a_term_is_given_up_once on session_entry
    ((content::jsonb -> 'values' ->> 'term'))
    where kind = 'record-resignation';

drop index session_entry_of_what_was_decided;
create index session_entry_of_what_was_decided on session_entry (kind)
    where kind in ('elected', 'resolution', 'record-resignation');
create index session_entry_of_credentials on session_entry (session) where kind = 'credentials';

drop policy session_is_read on session_entry;
create policy session_is_read on session_entry for select using (
    (select myself()) is not null
    and (public or (select of_the_secretariat()) or session = any ((select sessions_sat_in())::text[])
         or delegate = (select myself())));

drop policy session_is_entered on session_entry;
create policy session_is_entered on session_entry for insert with check (
    person = myself()
    and case
        when kind in ('open-session', 'name-delegate', 'accept-credentials', 'elect-chair', 'call-meeting',
                      'add-item', 'align-text', 'confirm-parity', 'count-hands', 'put-summary', 'issue-summary',
                      'record-resignation')
            then of_the_secretariat()
        -- with the complaint of a teller a vote on a proposal ends and decides nothing
        when kind = 'result' and not chairs(session)
            then tells_in(session) and content::jsonb -> 'values' ->> 'outcome' = 'UNDECIDED'
        when kind in ('open-meeting', 'adopt-agenda', 'rank', 'divide', 'open-vote', 'close-vote', 'result',
                      'resolution', 'close-meeting', 'put-election', 'acclaim', 'close-registration', 'open-ballot',
                      'close-ballot', 'declare', 'draw-lots', 'break-off', 'put-secret', 'elected', 'take-up',
                      'give-floor', 'end-speech', 'rule', 'close-list', 'put-silence', 'propose-committee',
                      'committee', 'put-report', 'credentials')
            then chairs(session)
        when kind in ('attend', 'submit', 'sponsor', 'amend', 'withdraw', 'object', 'nominate', 'register',
                      'ask-floor', 'leave-list', 'explain', 'correct-summary', 'appeal', 'object-to-credentials',
                      'ask-for-ballot')
            then accredited_for(session) is not null
        when kind = 'report-credentials'
            then examines_credentials_in(session)
        when kind in ('make-keys', 'share-keys', 'mix', 'complain', 'decrypt')
            then accredited_for(session) is not null and tells_in(session)
        else false
    end);
