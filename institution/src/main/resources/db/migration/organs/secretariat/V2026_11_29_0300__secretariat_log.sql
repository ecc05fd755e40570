-- The Secretariat is the log of its acts: rows that are never changed. Who heads a department is public; posts
-- and staff are for the house; a department's work is read by who is of it, and by who directs the Secretariat.
create table secretariat_entry (
    number     int primary key check (number > 0),
    kind       text not null,
    department text not null check (department ~ '^[a-z-]{0,60}$'),  -- empty: of the Secretariat as a whole
    post       text not null check (post ~ '^(P-[0-9]{1,6}|secretary-general)?$'),
    subject    uuid,                    -- who serves or deputises by it
    begins     timestamptz,             -- from when it has effect, where it is about a term
    ends       timestamptz,
    reference  text constraint a_reference_is_given_once unique,     -- of a letter
    task       int,                     -- the entry by which the task began
    session    text,                    -- whose resolution it carries out: that organ reads it too
    open       boolean not null,
    content    text not null,           -- canonical JSON (RFC 8785): the bytes that the log commits to
    leaf       bytea not null check (length(leaf) = 32),
    person     uuid not null,
    token      text check (length(token) between 8 and 100),
    constraint a_secretariat_form_is_entered_once unique (person, token),
    constraint secretariat_entry_says_its_number check ((content::jsonb ->> 'number')::int = number),
    constraint terms_have_a_beginning check (
        (kind in ('appoint', 'renew', 'end-service', 'deputise', 'end-deputy')) = (begins is not null)
        and (kind in ('appoint', 'renew', 'deputise')) = (ends is not null))
);
create unique index a_task_is_done_once on secretariat_entry (task) where kind = 'finish-task';
create index secretariat_entry_of_a_person on secretariat_entry (subject, kind) where subject is not null;

create function secretariat_goes_on() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.number <> (select coalesce(max(number), 0) + 1 from secretariat_entry) then
        raise exception 'the log of the Secretariat goes on with its next number' using errcode = '23514';
    end if;
    return new;
end $$;
create trigger secretariat_goes_on before insert on secretariat_entry for each row execute function secretariat_goes_on();

-- The posts that one holds now. What was renewed goes on; what was ended does not.
create function posts_held() returns table (post text, department text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select distinct a.post, a.department from secretariat_entry a
     where a.kind in ('appoint', 'renew') and a.subject = myself() and a.begins <= world_now() and world_now() < a.ends
       and not exists (select from secretariat_entry e where e.kind = 'end-service' and e.post = a.post
                          and e.subject = a.subject and e.number > a.number and e.begins <= world_now())
$$;

-- The posts for which one acts now in the holder's stead: only who serves does.
create function posts_deputised() returns table (post text, department text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select distinct d.post, d.department from secretariat_entry d
     where d.kind = 'deputise' and d.subject = myself() and d.begins <= world_now() and world_now() < d.ends
       and not exists (select from secretariat_entry e where e.kind = 'end-deputy' and e.post = d.post
                          and e.subject = d.subject and e.number > d.number and e.begins <= world_now())
       and exists (select from posts_held())
$$;

create function directs_secretariat() returns boolean language sql stable set search_path = public, pg_temp as $$
    select coalesce('00000000-0000-0000-0000-0000000000a2' = any (identities()), false)
        or exists (select from posts_deputised() where post = 'secretary-general')
$$;

-- The departments of which one is: by a post, or by the office that a department is.
create function own_departments() returns text[] language sql stable set search_path = public, pg_temp as $$
    select coalesce(array_agg(department), '{}') from (
        select department from posts_held()
        union select 'mediation-services' where '00000000-0000-0000-0000-0000000000a1' = any (identities())
        union select 'legal-affairs' where '00000000-0000-0000-0000-0000000000a3' = any (identities())) mine
$$;

-- And those in which one acts for somebody.
create function my_departments() returns text[] language sql stable set search_path = public, pg_temp as $$
    select own_departments() || array(select department from posts_deputised() where department <> '')
$$;

create function is_of_the_house() returns boolean language sql stable set search_path = public, pg_temp as $$
    select directs_secretariat() or cardinality(my_departments()) > 0
$$;

-- Who was Secretary-General at a moment: an office that everybody may know.
create function secretary_general_at(moment timestamptz) returns table (person uuid, name_en text, name_zh text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select p.id, p.name_en, p.name_zh from office_holding h join person p on p.id = h.person
     where h.office = '00000000-0000-0000-0000-0000000000a2' and h.held_from <= moment
       and (h.held_until is null or h.held_until > moment) order by h.held_from desc limit 1
$$;

-- The next number, for who may enter something.
create function secretariat_next() returns int language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(max(number), 0) + 1 from secretariat_entry
     where is_of_the_house() or myself() = '00000000-0000-0000-0000-000000000002'
$$;

alter table secretariat_entry enable row level security;
create policy secretariat_is_read on secretariat_entry for select using (
    myself() is not null and case
        when open then true
        when myself() = '00000000-0000-0000-0000-000000000002' then true
        when (select directs_secretariat()) then true
        when kind in ('create-post', 'abolish-post', 'appoint', 'renew', 'end-service', 'deputise', 'end-deputy')
            then (select is_of_the_house())
        when department = any ((select my_departments())::text[]) then true
        when session is not null then (select is_of_the_house()) or sits_in(session)
        else false
    end);
create policy secretariat_is_entered on secretariat_entry for insert with check (
    case
        when kind = 'overdue' then person = myself() and myself() = '00000000-0000-0000-0000-000000000002'
        when person <> myself() then false
        when kind in ('create-post', 'abolish-post', 'appoint', 'renew', 'end-service', 'deputise', 'end-deputy', 'carry-out')
            then directs_secretariat()
        when kind in ('open-task', 'hand-over', 'finish-task', 'letter-in', 'letter-out')
            then directs_secretariat() or department = any (my_departments())
        else false
    end);

grant select, insert on secretariat_entry to goodoffices_app;

-- The logs of the house: that of the Secretariat too.
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
      from panel_entry
    union all
    select 'secretariat', number, content, leaf,
           case when content is json
                then kind = content::jsonb ->> 'act' and person::text = content::jsonb ->> 'person'
                     and subject::text is not distinct from content::jsonb ->> 'subject'
                     and department = coalesce(content::jsonb -> 'values' ->> 'department', '')
                     and post = coalesce(content::jsonb -> 'values' ->> 'post', '')
                     and begins is not distinct from (content::jsonb -> 'values' ->> 'begins')::timestamptz
                     and ends is not distinct from (content::jsonb -> 'values' ->> 'ends')::timestamptz
                     and reference is not distinct from content::jsonb -> 'values' ->> 'reference'
                     and task is not distinct from (content::jsonb -> 'values' ->> 'task')::int
                     and session is not distinct from content::jsonb -> 'values' ->> 'session'
                     and open = (coalesce(content::jsonb -> 'values' ->> 'open', 'no') = 'yes')
                else false end
      from secretariat_entry;
