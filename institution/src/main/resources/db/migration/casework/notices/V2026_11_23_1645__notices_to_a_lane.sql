-- Posts a letter to everybody who is in a lane now, if the poster is in it too. The answer is who has
-- never been here: a letter that says "sign in" would not do for them.
create function post_mail_to_lane(to_lane uuid, but_not uuid, letter bytea) returns setof uuid language sql security definer
    set search_path = public, pg_temp as $$
    with told as (
        select distinct p.id, p.mail, p.language, p.first_signed_in_at is null and not p.fictional as stranger
          from lane_member m
          left join office_holding h on h.office = m.member and h.held_from <= world_now()
                                    and (h.held_until is null or h.held_until > world_now())
          join person p on p.id = coalesce(h.person, m.member) and p.id <> but_not
         where m.lane = to_lane and m.since <= world_now() and (m.until is null or m.until > world_now())
           and (m.left_at is null or m.xmin = pg_current_xact_id()::xid) -- who leaves by this act is still told of it
           and exists (select from lane_member mine
                        where mine.lane = to_lane and mine.member = any (identities())
                          and mine.since <= world_now() and (mine.until is null or mine.until > world_now()))),
    posted as (
        insert into mail (address, language, sealed, posted_at, try_after)
        select mail, language, letter, world_now(), world_now() from told where not stranger order by id)
    select id from told where stranger order by id $$;
