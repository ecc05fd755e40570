-- A nomination to the panel is the log of its acts, from the proposal to the end of the last term: rows
-- that are never changed. What concerns a designated member's standing is public; the proposal is read by
-- who made it, the nominee and the Secretariat; assessment papers by the Secretariat and each assessor; a
-- mark by its assessor alone until all are in.
create table panel_entry (
    nomination text not null check (nomination ~ '^PN-[0-9A-Z]{8}$'),
    number     int not null check (number > 0),
    kind       text not null,
    state      text not null check (state ~ '^([A-Z]{3})?$'), -- which State nominated; empty: the institution
    subject    uuid not null,          -- the nominee; of an assessor's appointment and release, the assessor
    begins     timestamptz,            -- from when it has effect, where it is about a member's standing
    ends       timestamptz,
    content    text not null,          -- canonical JSON (RFC 8785): the bytes that the log commits to
    leaf       bytea not null check (length(leaf) = 32),
    person     uuid not null,
    token      text check (length(token) between 8 and 100),
    primary key (nomination, number),
    constraint a_panel_form_is_entered_once unique (person, token),
    constraint panel_entry_says_its_number check ((content::jsonb ->> 'number')::int = number),
    constraint standing_has_a_beginning check (
        (kind in ('designate', 'renew', 'suspend', 'reinstate', 'resign', 'end')) = (begins is not null)
        and (kind in ('designate', 'renew')) = (ends is not null))
);
create unique index a_nomination_is_proposed_decided_and_reviewed_once on panel_entry (nomination, kind)
    where kind in ('nominate', 'consent', 'decline', 'withdraw', 'decide', 'review', 'designate');
create unique index an_assessor_marks_once on panel_entry (nomination, person) where kind = 'mark';
create index panel_entry_of_a_person on panel_entry (subject, kind);

-- The State for which one speaks: as its delegate with credentials accepted, in the last session in which
-- any delegate of that State was accepted.
create function speaks_for_state() returns text language sql stable security definer set search_path = public, pg_temp as $$
    with accepted as (
        select a.session, a.delegate, n.content::jsonb -> 'values' ->> 'state' as state,
               (a.content::jsonb ->> 'at')::timestamptz as at, a.number
          from session_entry a
          join session_entry n on n.session = a.session and n.kind = 'name-delegate' and n.delegate = a.delegate
         where a.kind = 'accept-credentials')
    select a.state from accepted a
     where a.delegate = myself()
       and a.session = (select b.session from accepted b where b.state = a.state order by b.at desc, b.number desc limit 1)
     order by a.at desc limit 1
$$;

create function reads_panel_papers() returns boolean language sql stable parallel safe set search_path = public, pg_temp as $$
    select coalesce(identities() && array['00000000-0000-0000-0000-0000000000a2',
        '00000000-0000-0000-0000-0000000000a3']::uuid[], false)
$$;

-- Legal Affairs arranges assessments and enters what the deciding organ has decided.
create function arranges_panel() returns boolean language sql stable parallel safe set search_path = public, pg_temp as $$
    select coalesce('00000000-0000-0000-0000-0000000000a3' = any (identities()), false)
$$;

create function is_designated(which text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from panel_entry where nomination = which and kind = 'designate')
$$;

create function nominee_of(which text) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
    select subject from panel_entry where nomination = which and kind in ('nominate', 'designate') order by number limit 1
$$;

create function nominated_by(which text) returns text language sql stable security definer set search_path = public, pg_temp as $$
    select state from panel_entry where nomination = which order by number limit 1
$$;

-- Whether one is an assessor of it, and has not been released.
create function assesses(which text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce((select kind = 'appoint-assessor' from panel_entry
                      where nomination = which and subject = myself() and kind in ('appoint-assessor', 'release-assessor')
                      order by number desc limit 1), false)
$$;

create function declared_no_conflict(which text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from panel_entry where nomination = which and kind = 'declare' and person = myself()
                      and content::jsonb -> 'values' ->> 'conflict' = 'none')
$$;

-- As many marks as the rules of the nomination ask for, which are fixed in its first entry.
create function marks_are_in(which text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select (select count(*) from panel_entry where nomination = which and kind = 'mark')
        >= (select (content::jsonb -> 'values' ->> 'assessors')::int from panel_entry
             where nomination = which and kind = 'nominate')
$$;

create function has_marked(which text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from panel_entry where nomination = which and kind = 'mark' and person = myself())
$$;

create function panel_goes_on() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.number <> (select coalesce(max(number), 0) + 1 from panel_entry where nomination = new.nomination) then
        raise exception 'a nomination goes on with its next number' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger panel_goes_on before insert on panel_entry for each row execute function panel_goes_on();

-- Whether one is inside a nomination: of who nominated, the nominee, the Secretariat and its assessors.
create function in_nomination(which text) returns boolean language sql stable set search_path = public, pg_temp as $$
    select reads_panel_papers() or coalesce(nominee_of(which) = myself(), false) or assesses(which)
        or coalesce(nominated_by(which) <> '' and nominated_by(which) = speaks_for_state(), false)
$$;

-- For whom one files papers of a nomination; null where for nobody.
create function files_for(which text) returns text language sql stable set search_path = public, pg_temp as $$
    select case when nominee_of(which) = myself() then 'nominee'
                when nominated_by(which) <> '' and nominated_by(which) = speaks_for_state() then 'state'
                when reads_panel_papers() then 'institution' end
$$;

-- For whom the paper that came in with this entry was filed.
create function filed_for(which text, with_entry int) returns text language sql stable security definer set search_path = public, pg_temp as $$
    select content::jsonb -> 'values' ->> 'for' from panel_entry
     where nomination = which and number = with_entry and kind = 'file-paper'
$$;

-- The next number, for who may enter something: entries that one does not see are counted.
create function panel_next(which text) returns int language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(max(number), 0) + 1 from panel_entry where nomination = which
       and (in_nomination(which) or myself() = '00000000-0000-0000-0000-000000000002')
$$;

-- Who is on the panel at a moment: the same as the application's fold of the entries.
create function on_panel_at(moment timestamptz) returns table (person uuid, name_en text, name_zh text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select distinct on (t.subject) t.subject, d.content::jsonb -> 'values' ->> 'nameEn', d.content::jsonb -> 'values' ->> 'nameZh'
      from panel_entry t
      join panel_entry d on d.nomination = t.nomination and d.kind = 'designate'
     where t.kind in ('designate', 'renew') and t.begins <= moment and moment < t.ends
       and not exists (select from panel_entry e where e.nomination = t.nomination
                          and e.kind in ('resign', 'end') and e.begins <= moment)
       and coalesce((select e.kind from panel_entry e where e.nomination = t.nomination
                        and e.kind in ('suspend', 'reinstate') and e.begins <= moment
                      order by e.number desc limit 1), 'reinstate') = 'reinstate'
     order by t.subject, d.nomination
$$;

alter table panel_entry enable row level security;
create policy panel_is_read on panel_entry for select using (
    myself() is not null and case
        when kind in ('designate', 'renew', 'suspend', 'reinstate', 'resign', 'end') then true
        when kind = 'mark' then
            person = myself()
            or (select reads_panel_papers()) and marks_are_in(nomination)
            or has_marked(nomination) and marks_are_in(nomination)
        when (select reads_panel_papers()) then true
        when kind in ('appoint-assessor', 'release-assessor') then subject = myself()
        when kind = 'declare' then person = myself()
        when kind in ('interview', 'feedback-words') then false
        when kind in ('note-training', 'feedback') then subject = myself()
        when kind = 'profile' then
            subject = myself() or is_designated(nomination) or assesses(nomination)
        when kind in ('nominate', 'consent', 'withdraw', 'file-paper', 'close-paper') then
            subject = myself() or state <> '' and state = (select speaks_for_state()) or assesses(nomination)
        else subject = myself() or state <> '' and state = (select speaks_for_state())
    end);
create policy panel_is_entered on panel_entry for insert with check (
    person = myself()
    and case
        when kind = 'nominate'
            then case when state = '' then '00000000-0000-0000-0000-0000000000a2' = any (identities())
                      else state = speaks_for_state() end
        when state is distinct from nominated_by(nomination) then false
        when kind in ('consent', 'decline', 'profile', 'ask-review', 'resign')
            then subject = myself() and nominee_of(nomination) = myself()
        when kind = 'withdraw'
            then case when state = '' then '00000000-0000-0000-0000-0000000000a2' = any (identities())
                      else state = speaks_for_state() end
        when kind = 'file-paper' then
            subject = nominee_of(nomination) and content::jsonb -> 'values' ->> 'for' = files_for(nomination)
        when kind = 'close-paper' then
            subject = nominee_of(nomination)
            and (arranges_panel() or files_for(nomination) = filed_for(nomination, (content::jsonb -> 'values' ->> 'paper')::int))
        when kind in ('feedback', 'feedback-words')
            then myself() = '00000000-0000-0000-0000-000000000002' and subject = nominee_of(nomination)
        when kind = 'declare' then assesses(nomination)
        when kind = 'mark' then assesses(nomination) and declared_no_conflict(nomination)
        when kind = 'decide' then arranges_panel() and marks_are_in(nomination)
        when kind in ('appoint-assessor', 'release-assessor') then arranges_panel()
        when kind in ('interview', 'note-training', 'review', 'designate', 'renew', 'suspend', 'reinstate', 'end')
            then arranges_panel() and subject = nominee_of(nomination)
        else false
    end);

grant select, insert on panel_entry to goodoffices_app;

-- The logs of the house: those of nominations too.
create or replace view house_log with (security_invoker = true) as
    select 'register' as log, number, content, leaf, true as says from register_act
    union all
    select 'sessions/' || session, number, content, leaf,
           case when content is json
                then kind = content::jsonb ->> 'act' and person::text = content::jsonb ->> 'person'
                     and (delegate is null or content like '%' || delegate || '%')
                else false end
      from session_entry
    union all
    select 'panel/' || nomination, number, content, leaf,
           case when content is json
                then kind = content::jsonb ->> 'act' and person::text = content::jsonb ->> 'person'
                     and state = content::jsonb ->> 'state' and subject::text = content::jsonb ->> 'subject'
                     and begins is not distinct from (content::jsonb -> 'values' ->> 'begins')::timestamptz
                     and ends is not distinct from (content::jsonb -> 'values' ->> 'ends')::timestamptz
                else false end
      from panel_entry;
