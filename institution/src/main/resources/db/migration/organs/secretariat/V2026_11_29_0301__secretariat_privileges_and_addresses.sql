-- Privileges and immunities, and where a State is written to: acts of Legal Affairs in the same log. Premises
-- are public; who is covered in person is for the house and, by notification, for the host State.
create policy privileges_are_read on secretariat_entry for select using (
    myself() is not null and kind in ('cover', 'correct-cover', 'end-cover', 'notify-host', 'address')
    and (select is_of_the_house()));
create policy privileges_are_entered on secretariat_entry for insert with check (
    person = myself() and kind in ('cover', 'correct-cover', 'end-cover', 'notify-host', 'address')
    and department = 'legal-affairs'
    and (directs_secretariat() or 'legal-affairs' = any (my_departments())));

-- What a mail notifies of and whom, where that is kept: then it is posted once.
alter table mail add column about text constraint one_mail_of_a_notification unique;

create function post_mail_about(what text, to_address text, speaks text, letter bytea) returns boolean language plpgsql security definer
    set search_path = public, pg_temp as $$
begin
    insert into mail (address, language, sealed, posted_at, try_after, about)
    values (to_address, speaks, letter, world_now(), world_now(), what) on conflict (about) do nothing;
    return found;
end $$;

-- What became of the notifications whose names begin so: told to the house.
create function mail_about(beginning text) returns table (about text, posted_at timestamptz, sent_at timestamptz, failed_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select m.about, m.posted_at, m.sent_at, m.failed_at from mail m
     where starts_with(m.about, beginning) and is_of_the_house() order by m.about
$$;

-- Where States are written to, for who deposits an act under the Convention.
create function addresses_of_states() returns table (content text) language sql stable security definer
    set search_path = public, pg_temp as $$
    select e.content from secretariat_entry e where e.kind = 'address'
       and (is_of_the_house() or myself() = '00000000-0000-0000-0000-000000000002') order by e.number
$$;
