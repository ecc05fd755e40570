-- Requests that were begun and left. What was sent stays: it is a case.
alter table request_draft add column told_at timestamptz; -- when its author was told that it will go

-- The authors of those not saved since, each marked as told; whoever saves a draft again is told again in time.
create function drafts_to_tell_of(saved_before timestamptz) returns setof uuid language sql security definer
    set search_path = public, pg_temp as $$
    update request_draft set told_at = world_now()
     where myself() = '00000000-0000-0000-0000-000000000002' and sent_as is null and saved_at < saved_before
       and (told_at is null or told_at < saved_at)
    returning person $$;

-- Those not saved since, if their authors were told in time; with the key and the papers that waited with them.
create function drafts_left_go(saved_before timestamptz, told_before timestamptz) returns setof uuid language sql security definer
    set search_path = public, pg_temp as $$
    delete from request_draft
     where myself() = '00000000-0000-0000-0000-000000000002' and sent_as is null and saved_at < saved_before
       and told_at >= saved_at and told_at < told_before
    returning id $$;
