-- A session of an organ is the log of its acts, from its opening to its last resolution: rows that
-- are never changed. Its delegates and the Secretariat read all of it; the public reads that it
-- sits, when and where it meets, and what it resolved.
create table session_entry (
    session  text not null check (session ~ '^[A-Z]{1,8}-[0-9]{1,4}$'),
    number   int not null check (number > 0),
    kind     text not null,
    public   boolean not null,
    content  text not null,         -- canonical JSON (RFC 8785): the bytes that the session's log commits to
    leaf     bytea not null check (length(leaf) = 32),
    person   uuid not null,
    delegate uuid,                  -- whom the entry names: a delegate, or the chair
    closes   int,                   -- the vote that the entry closes
    token    text check (length(token) between 8 and 100),
    primary key (session, number),
    constraint a_session_form_is_entered_once unique (person, token),
    constraint a_vote_is_closed_once unique (session, closes),
    constraint session_entry_says_its_number check ((content::jsonb ->> 'number')::int = number)
);
create index session_entry_of_delegates on session_entry (delegate, session) where delegate is not null;

-- One vote of one State. Before the vote is closed only who cast it reads it.
create table session_vote (
    session  text not null,
    decision int not null,
    state    text not null check (state ~ '^[A-Z]{3}$'),
    vote     text not null check (vote in ('yes', 'no', 'abstain')),
    person   uuid not null,
    cast_at  timestamptz not null,
    token    text not null check (length(token) between 8 and 100),
    constraint one_vote_a_state primary key (session, decision, state),
    constraint a_vote_form_is_cast_once unique (person, token)
);

create function of_the_secretariat() returns boolean language sql stable parallel safe set search_path = public, pg_temp as $$
    select coalesce(identities() && array['00000000-0000-0000-0000-0000000000a1',
        '00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-0000000000a3']::uuid[], false)
$$;

create function sits_in(which text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from session_entry
                    where session = which and kind = 'name-delegate' and delegate = myself())
$$;

-- The State for which one sits, once its credentials are accepted.
create function accredited_for(which text) returns text language sql stable security definer set search_path = public, pg_temp as $$
    select named.content::jsonb -> 'values' ->> 'state' from session_entry named
     where named.session = which and named.kind = 'name-delegate' and named.delegate = myself()
       and exists (select from session_entry accepted
                    where accepted.session = which and accepted.kind = 'accept-credentials'
                      and accepted.delegate = myself())
$$;

create function chairs(which text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce((select delegate = myself() from session_entry
                      where session = which and kind = 'elect-chair' order by number desc limit 1), false)
$$;

create function vote_is_closed(which text, vote int) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from session_entry where session = which and closes = vote)
$$;

-- No number is left out, and none comes twice.
create function session_goes_on() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.number <> (select coalesce(max(number), 0) + 1 from session_entry where session = new.session) then
        raise exception 'a session goes on with its next number' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger session_goes_on before insert on session_entry for each row execute function session_goes_on();

alter table session_entry enable row level security;
create policy session_is_read on session_entry for select using (
    myself() is not null and (public or of_the_secretariat() or sits_in(session)));
create policy session_is_entered on session_entry for insert with check (
    person = myself()
    and case
        when kind in ('open-session', 'name-delegate', 'accept-credentials', 'elect-chair', 'call-meeting',
                      'add-item', 'align-text', 'confirm-parity', 'count-hands')
            then of_the_secretariat()
        when kind in ('open-meeting', 'adopt-agenda', 'rank', 'divide', 'open-vote', 'close-vote', 'result',
                      'resolution', 'close-meeting')
            then chairs(session)
        when kind in ('attend', 'submit', 'sponsor', 'amend', 'withdraw', 'object')
            then accredited_for(session) is not null
        else false
    end);

alter table session_vote enable row level security;
create policy vote_is_read on session_vote for select using (
    person = myself()
    or (myself() is not null and vote_is_closed(session, decision) and (of_the_secretariat() or sits_in(session))));
create policy vote_is_cast on session_vote for insert with check (
    person = myself() and state = accredited_for(session) and not vote_is_closed(session, decision));

grant select, insert on session_entry, session_vote to goodoffices_app;
