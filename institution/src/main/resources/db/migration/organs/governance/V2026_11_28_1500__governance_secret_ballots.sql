-- The boxes of secret ballots. A row bears no person, no time and no form: a ballot is signed with a
-- credential that nobody can link to a State, and whoever puts it in does so as a visitor who has not
-- signed in. Rows are only added; of each credential the last counts.
create table session_ballot (
    session text not null,
    secret  int not null,           -- the secret vote of the session
    ballot  int not null,           -- which of its ballots
    place   int not null check (place > 0),
    content text not null,          -- as Belenios writes it
    hash    bytea not null check (length(hash) = 32),
    primary key (session, secret, ballot, place),
    constraint a_ballot_is_in_the_box_once unique (session, secret, ballot, hash)
);

create unique index a_ballot_is_opened_closed_and_declared_once on session_entry
    (session, kind, (content::jsonb -> 'values' ->> 'secret'), (content::jsonb -> 'values' ->> 'ballot'))
    where kind in ('open-ballot', 'close-ballot', 'declare');

create function tells_in(which text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from session_entry
                    where session = which and kind in ('put-election', 'put-secret')
                      and myself()::text = any (string_to_array(content::jsonb -> 'values' ->> 'tellers', ',')))
$$;

create function ballot_is_open(which text, vote int, round int) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from session_entry
                    where session = which and kind = 'open-ballot'
                      and content::jsonb -> 'values' ->> 'secret' = vote::text
                      and content::jsonb -> 'values' ->> 'ballot' = round::text)
       and not exists (select from session_entry
                    where session = which and content::jsonb -> 'values' ->> 'secret' = vote::text
                      and (kind = 'break-off'
                           or kind = 'close-ballot' and content::jsonb -> 'values' ->> 'ballot' = round::text))
$$;

drop policy session_is_entered on session_entry;
create policy session_is_entered on session_entry for insert with check (
    person = myself()
    and case
        when kind in ('open-session', 'name-delegate', 'accept-credentials', 'elect-chair', 'call-meeting',
                      'add-item', 'align-text', 'confirm-parity', 'count-hands', 'put-summary', 'issue-summary')
            then of_the_secretariat()
        -- with the complaint of a teller a vote on a proposal ends and decides nothing
        when kind = 'result' and not chairs(session)
            then tells_in(session) and content::jsonb -> 'values' ->> 'outcome' = 'UNDECIDED'
        when kind in ('open-meeting', 'adopt-agenda', 'rank', 'divide', 'open-vote', 'close-vote', 'result',
                      'resolution', 'close-meeting', 'put-election', 'acclaim', 'close-registration', 'open-ballot',
                      'close-ballot', 'declare', 'draw-lots', 'break-off', 'put-secret', 'elected', 'take-up',
                      'give-floor', 'end-speech', 'rule', 'close-list', 'put-silence')
            then chairs(session)
        when kind in ('attend', 'submit', 'sponsor', 'amend', 'withdraw', 'object', 'nominate', 'register',
                      'ask-floor', 'leave-list', 'explain', 'correct-summary', 'appeal')
            then accredited_for(session) is not null
        when kind in ('make-keys', 'share-keys', 'mix', 'complain', 'decrypt')
            then accredited_for(session) is not null and tells_in(session)
        else false
    end);

alter table session_ballot enable row level security;
create policy box_is_read on session_ballot for select using (myself() is not null);
-- nobody's: not even by mistake does a ballot go in under a name
create policy ballot_is_cast on session_ballot for insert with check (
    myself() = '00000000-0000-0000-0000-000000000001' and ballot_is_open(session, secret, ballot));

grant select, insert on session_ballot to goodoffices_app;
