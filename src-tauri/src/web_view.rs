//! What the web view is told where it is `WebKitGTK`.

use tauri::WebviewWindow;
use webkit2gtk::{CacheModel, HardwareAccelerationPolicy, SettingsExt, WebContextExt, WebViewExt};

/// Lets the processor draw the pages and keeps no page that was left.
///
/// Nothing here moves, so a graphics card has little to give; its drivers cost half of the program's memory and
/// much of its start, and are what most often leaves a web view blank. The pages come out of the program: a copy
/// in a cache would be a second one.
pub(crate) fn settle(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|view| {
        let view = view.inner();
        if let Some(context) = view.context() {
            context.set_cache_model(CacheModel::DocumentViewer);
        }
        if let Some(settings) = view.settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            settings.set_enable_page_cache(false);
        }
    })
}
